#!/usr/bin/env python3
"""Makes the compact tables of other people's vocabularies that Estran ships: codes, labels, broader concepts and mappings,
which are facts, and no definitions. Called with the folder that holds the vocabularies as their authors publish them:

    lib/vocabularies/tables/make.py DATA/vocabularies

French labels are our own, from french.tsv, but for INSPIRE's."""

import csv
import json
import re
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

HERE = Path(__file__).resolve().parent
OUT = HERE.parent / 'src/main/resources/org/estran/vocabularies/tables'
DATA = Path(sys.argv[1])
NVS = 'http://vocab.nerc.ac.uk/collection/%s/current/'
SKOS = '{http://www.w3.org/2004/02/skos/core#}'
RDF = '{http://www.w3.org/1999/02/22-rdf-syntax-ns#}'
XML = '{http://www.w3.org/XML/1998/namespace}'

FRENCH = {}
for line in (HERE / 'french.tsv').read_text('utf-8').splitlines():
    if not line.startswith('#'):
        vocabulary, notation, label = line.split('\t')
        FRENCH[vocabulary, notation] = label


def write(name, uri, address, english, french, version, source, rows):
    """rows: notation, English (where empty, the notation itself), French, other labels, broader notations, links, deprecated"""
    lines = [f'# name\t{name}', f'# uri\t{uri}', f'# address\t{address}', f'# title.en\t{english}',
             f'# title.fr\t{french}', f'# version\t{version}', f'# source\t{source}',
             '# notation\ten\tfr\tother\tbroader\tlinks\tdeprecated']
    for notation, en, fr, other, broader, links, deprecated in rows:
        cells = [notation, en, fr or FRENCH.get((name, notation), ''), ' ; '.join(other), ' ; '.join(broader),
                 ' ; '.join(links), 'deprecated' if deprecated else '']
        assert not any('\t' in cell or '\n' in cell for cell in cells), cells
        lines.append('\t'.join(cells).rstrip('\t'))
    (OUT / f'{name}.tsv').write_text('\n'.join(lines) + '\n', 'utf-8')
    print(f'{name}: {len(rows)}')


def place(uri):
    """collection and notation of an address of the NVS"""
    found = re.fullmatch(r'http://vocab\.nerc\.ac\.uk/collection/(\w+)/current/([^/]+)/', uri)
    return found.groups() if found else (None, None)


def nvs(collection, english, french, version):
    def mapped(kind):
        file = DATA / f'nvs/{collection}.{kind}.json'
        return json.loads(file.read_text()) if file.exists() else {}

    above = mapped('broader')
    rows = []
    with open(DATA / f'nvs/{collection}.csv', encoding='utf-8', newline='') as table:
        for row in csv.DictReader(table):
            notation = place(row['uri'])[1]
            broader = [place(one) for one in above.get(row['uri'], [])]
            inside = [n for c, n in broader if c == collection]
            outside = sorted(f'<{c}:{n}' for c, n in broader if c in ('P03', 'P02', 'L06', 'L05') and c != collection)
            other = [row['altLabel']] if row['altLabel'] not in ('', row['prefLabel']) else []
            rows.append((notation, ' '.join(row['prefLabel'].split()), '', other, inside, outside, False))
    write(collection, NVS % collection, NVS % collection + '*/', english, french, version,
          'NERC Vocabulary Server, CC-BY-4.0', sorted(rows))


def p03():
    rows = []
    for one in json.loads((DATA / 'nvs/P03.skos.jsonld').read_text('utf-8'))['@graph']:
        if one.get('@type') == 'skos:Concept':
            broader = one.get('skos:broader', [])
            broader = [place(b['@id']) for b in (broader if isinstance(broader, list) else [broader])]
            deprecated = one['owl:deprecated'] == 'true'
            rows.append((place(one['@id'])[1], one['skos:prefLabel']['@value'], '', [],
                         [n for c, n in broader if c == 'P03'], [], deprecated))
    write('P03', NVS % 'P03', NVS % 'P03' + '*/', 'SeaDataNet parameter groups (P03)',
          'Groupes de paramètres SeaDataNet (P03)', '25', 'NERC Vocabulary Server, CC-BY-4.0', sorted(rows))


def standard_names():
    root = ET.parse(DATA / 'cf/cf-standard-name-table-v83.xml').getroot()
    # the table of 2023 has one name twice
    rows = [(name, '', '', [], [], [], False) for name in dict.fromkeys(e.get('id') for e in root.iter('entry'))]
    version = root.findtext('version_number')
    base = 'http://vocab.nerc.ac.uk/standard_name/'
    write('cf-standard-names', base, base + '*/', 'CF standard names', 'Noms standards CF', version,
          'CF Conventions, CC0-1.0', rows)
    units = {}
    for entry in root.iter('entry'):
        if entry.findtext('canonical_units'):
            units.setdefault(entry.findtext('canonical_units'), []).append(entry.get('id'))
    lines = ['# the canonical unit (UDUNITS), then every standard name that has it',
             f'# version\t{version}', '# source\tCF Conventions, CC0-1.0']
    lines += [unit + '\t' + ' '.join(sorted(set(names))) for unit, names in sorted(units.items())]
    (OUT / 'cf-canonical-units.tsv').write_text('\n'.join(lines) + '\n', 'utf-8')


def science_keywords():
    with open(DATA / 'gcmd/sciencekeywords.csv', encoding='utf-8', newline='') as table:
        version = re.search(r'Keyword Version: ([\d.]+)', next(table)).group(1)
        next(table)
        paths = {tuple(c for c in row[:-1] if c): row[-1] for row in csv.reader(table) if row}
    rows = []
    for path, uuid in sorted(paths.items()):
        above = next((paths[path[:n]] for n in range(len(path) - 1, 0, -1) if path[:n] in paths), '')
        rows.append((uuid, path[-1], '', [], [above] if above else [], [], False))
    place = 'https://gcmd.earthdata.nasa.gov/kms/'
    write('gcmd-sciencekeywords', place + 'concepts/concept_scheme/sciencekeywords', place + 'concept/*',
          'GCMD science keywords', 'Mots-clés scientifiques GCMD', version, 'NASA GCMD', rows)


def inspire():
    rows = []
    for concept in ET.parse(DATA / 'inspire/inspire-themes.rdf').getroot().iter(SKOS + 'Concept'):
        labels = {label.get(XML + 'lang'): label.text for label in concept.iter(SKOS + 'prefLabel')}
        notation = concept.get(RDF + 'about').rsplit('/', 1)[1]
        rows.append((notation, labels['en'], labels['fr'], [], [], [], False))
    base = 'http://inspire.ec.europa.eu/theme'
    write('inspire-themes', base, base + '/*', 'INSPIRE spatial data themes', 'Thèmes INSPIRE de données géographiques',
          '1.0', 'INSPIRE registry, European Union', sorted(rows))


def organisations():
    with open(DATA / 'organisations/EDMO.csv', encoding='utf-8', newline='') as table:
        rows = [(row['code'], ' '.join(row['name'].split()), '', [], [], [], False) for row in csv.DictReader(table)]
    base = 'https://edmo.seadatanet.org/report/'
    write('EDMO', 'https://edmo.seadatanet.org/', base + '*', 'European directory of marine organisations (EDMO)',
          'Annuaire européen des organismes marins (EDMO)', '2026-05', 'SeaDataNet EDMO, CC-BY-4.0',
          sorted(rows, key=lambda row: int(row[0])))


nvs('P02', 'SeaDataNet parameters (P02)', 'Paramètres SeaDataNet (P02)', '2026-05')
p03()
nvs('P06', 'Units of measurement (P06)', 'Unités de mesure (P06)', '2026-05')
nvs('L05', 'Instrument categories (L05)', "Catégories d'instruments (L05)", '2026-05')
nvs('L06', 'Platform categories (L06)', 'Catégories de plateformes (L06)', '2026-05')
standard_names()
science_keywords()
inspire()
organisations()
