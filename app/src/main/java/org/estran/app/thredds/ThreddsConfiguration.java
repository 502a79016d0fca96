package org.estran.app.thredds;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

@Configuration
@EnableConfigurationProperties(ThreddsProperties.class)
class ThreddsConfiguration {}
