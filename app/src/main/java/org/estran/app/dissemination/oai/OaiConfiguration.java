package org.estran.app.dissemination.oai;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

@Configuration
@EnableConfigurationProperties(OaiProperties.class)
class OaiConfiguration {}
