package org.estran.app.links.checks;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.jobs.JobKind;
import org.estran.app.jobs.Jobs;
import org.estran.app.links.LinksProperties;
import org.estran.app.links.store.LinkRows;
import org.estran.harvest.web.Manners;
import org.estran.harvest.web.Pauses;
import org.estran.harvest.web.Web;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration
@EnableConfigurationProperties(LinksProperties.class)
class LinksConfiguration {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** More than this is not read of an answer, of which only its beginning is looked at. */
    private static final long LARGEST = 64 << 10;

    @Bean
    LinkChecking links(
            LinkRows rows,
            Catalogue catalogue,
            LinksProperties properties,
            Jobs jobs,
            TransactionTemplate transaction,
            Clock clock,
            @Value("${estran.base-url}") String base,
            @Value("${estran.harvests.contact:}") String contact) {
        Manners manners = Manners.USUAL
                .as("Estran-harvester/1.0 (links; +" + base + (contact.isBlank() ? "" : "; " + contact) + ")")
                .pausing(properties.pause())
                .within(PATIENCE, PATIENCE.multipliedBy(2), LARGEST, 1);
        return new LinkChecking(
                rows,
                catalogue,
                new LinksInRecords(URI.create(base)),
                properties,
                () -> new Web(manners, Set.of(), Pauses.REAL, clock),
                jobs,
                transaction,
                clock);
    }

    @Bean
    JobKind linkCheckJob(LinkChecking links) {
        return links.job();
    }

    @Bean
    @ConditionalOnWebApplication
    AfterTheStart linksAfterTheStart(LinkChecking links) {
        return new AfterTheStart(links);
    }

    record AfterTheStart(LinkChecking links) {
        @EventListener(ApplicationReadyEvent.class)
        void begin() {
            links.start();
        }
    }
}
