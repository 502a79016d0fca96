package org.estran.app.imports.web;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

@Configuration
@EnableConfigurationProperties(ImportsProperties.class)
class ImportsWebConfiguration {}
