package org.estran.app.dissemination;

import java.util.List;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.dissemination.kept.KeptDocuments;
import org.estran.app.home.Home;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
@EnableConfigurationProperties(DocumentsProperties.class)
class DocumentsConfiguration {

    @Bean(destroyMethod = "close")
    KeptDocuments keptDocuments(Home home, DocumentsProperties properties) {
        return new KeptDocuments(
                home.cache().resolve("documents").resolve("documents.db"),
                properties.diskSpace().toBytes());
    }

    /** A command in a process of its own leaves this to the server that comes after it. */
    @Bean(destroyMethod = "stop")
    @ConditionalOnWebApplication
    DocumentsAhead documentsAhead(Catalogue catalogue, Documents documents, List<AheadForms> doors) {
        return new DocumentsAhead(catalogue, documents, doors);
    }
}
