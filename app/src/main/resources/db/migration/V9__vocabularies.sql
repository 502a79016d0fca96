-- Thesauri and their concepts. Times are epoch milliseconds.

CREATE TABLE vocabulary (
    -- As it stands in addresses; name_key is the same in lower case, for no two differ by case alone.
    name          VARCHAR(64)  NOT NULL PRIMARY KEY,
    name_key      VARCHAR(64)  NOT NULL UNIQUE,
    uri           TEXT,
    title_json    TEXT         NOT NULL,
    -- As the vocabulary calls it; revision counts how often it was loaded here.
    version       VARCHAR(200),
    revision      BIGINT       NOT NULL,
    built_in      BOOLEAN      NOT NULL,
    file_name     VARCHAR(300) NOT NULL,
    digest        VARCHAR(128) NOT NULL,
    loaded_at     BIGINT       NOT NULL,
    concept_count BIGINT       NOT NULL
);

-- Every loading, what it brought and what it took away.
CREATE TABLE vocabulary_revision (
    vocabulary    VARCHAR(64)  NOT NULL,
    revision      BIGINT       NOT NULL,
    version       VARCHAR(200),
    file_name     VARCHAR(300) NOT NULL,
    digest        VARCHAR(128) NOT NULL,
    loaded_at     BIGINT       NOT NULL,
    added         BIGINT       NOT NULL,
    changed       BIGINT       NOT NULL,
    unchanged     BIGINT       NOT NULL,
    gone          BIGINT       NOT NULL,
    PRIMARY KEY (vocabulary, revision)
);

CREATE TABLE vocabulary_concept (
    vocabulary    VARCHAR(64)  NOT NULL,
    notation      VARCHAR(250) NOT NULL,
    notation_key  VARCHAR(250) NOT NULL,
    uri           TEXT         NOT NULL,
    document      TEXT         NOT NULL,
    deprecated    BOOLEAN      NOT NULL,
    -- When a newer version no longer had it; null while it is there.
    gone_at       BIGINT,
    -- Nothing stands above it.
    top           BOOLEAN      NOT NULL,
    sort_key      VARCHAR(500) NOT NULL,
    PRIMARY KEY (vocabulary, notation_key)
);
CREATE UNIQUE INDEX vocabulary_concept_notation ON vocabulary_concept (vocabulary, notation);
CREATE INDEX vocabulary_concept_uri ON vocabulary_concept (uri);
CREATE INDEX vocabulary_concept_order ON vocabulary_concept (vocabulary, sort_key, notation_key);

CREATE TABLE vocabulary_broader (
    vocabulary    VARCHAR(64)  NOT NULL,
    broader       VARCHAR(250) NOT NULL,
    narrower      VARCHAR(250) NOT NULL,
    PRIMARY KEY (vocabulary, broader, narrower)
);

-- Every word a concept goes by: labels, codes. word_key compares without case, accents and plural.
CREATE TABLE vocabulary_label (
    vocabulary    VARCHAR(64)  NOT NULL,
    notation      VARCHAR(250) NOT NULL,
    language      VARCHAR(20)  NOT NULL,
    label         TEXT         NOT NULL,
    word_key      VARCHAR(500) NOT NULL,
    preferred     BOOLEAN      NOT NULL
);
CREATE INDEX vocabulary_label_word ON vocabulary_label (word_key);
CREATE INDEX vocabulary_label_concept ON vocabulary_label (vocabulary, notation);
