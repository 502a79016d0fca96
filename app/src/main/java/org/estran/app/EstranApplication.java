package org.estran.app;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The whole centre as one program; each direct sub-package is a room (see ARCHITECTURE.md). */
@SpringBootApplication
public class EstranApplication {
    public static void main(String[] args) {
        SpringApplication.run(EstranApplication.class, args);
    }
}
