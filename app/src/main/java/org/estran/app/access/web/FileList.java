package org.estran.app.access.web;

import java.util.Arrays;
import java.util.Optional;
import org.estran.app.access.http.ZipAnswer;
import org.estran.app.catalogue.PublishedFile;

/** A list of files as one program reads it. Names in it are those the zip has. */
enum FileList {
    /** {@code curl --parallel --config FILE}: goes on where an earlier run stopped. */
    CURL("curl") {
        @Override
        String head() {
            return "create-dirs\nfail\ncontinue-at = \"-\"\n";
        }

        @Override
        String line(String address, PublishedFile file) {
            return "url = \"" + address + "\"\noutput = \"" + ZipAnswer.entryName(file.path()) + "\"\n";
        }
    },
    /** {@code wget -c -x -nH --cut-dirs=3 -i FILE}: addresses alone. */
    WGET("wget") {
        @Override
        String line(String address, PublishedFile file) {
            return address + "\n";
        }
    },
    /** {@code aria2c -c -i FILE}: compares each file with its digest. */
    ARIA2("aria2") {
        @Override
        String line(String address, PublishedFile file) {
            return address + "\n  out=" + ZipAnswer.entryName(file.path()) + "\n  checksum=sha-512="
                    + file.checksums().sha512() + "\n";
        }
    },
    /** {@code sha512sum -c FILE}, wherever the files came from. */
    SHA512("sha512") {
        @Override
        String line(String address, PublishedFile file) {
            return file.checksums().sha512() + "  " + ZipAnswer.entryName(file.path()) + "\n";
        }
    },
    /** {@code md5sum -c FILE}. */
    MD5("md5") {
        @Override
        String line(String address, PublishedFile file) {
            return file.checksums().md5() + "  " + ZipAnswer.entryName(file.path()) + "\n";
        }
    };

    private final String word;

    FileList(String word) {
        this.word = word;
    }

    /** Its name in addresses. */
    String word() {
        return word;
    }

    static Optional<FileList> of(String word) {
        return Arrays.stream(values()).filter(list -> list.word.equals(word)).findFirst();
    }

    String head() {
        return "";
    }

    abstract String line(String address, PublishedFile file);
}
