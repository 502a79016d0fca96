package org.estran.app.dissemination.feeds;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class FeedsConfiguration {

    @Bean
    SitemapSize sitemapSize() {
        return SitemapSize.USUAL;
    }
}
