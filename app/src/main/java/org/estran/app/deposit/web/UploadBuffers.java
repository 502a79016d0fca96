package org.estran.app.deposit.web;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Uploads are read from the socket in larger pieces than the 8 kB that suit a page's request. Not much larger: every
 * connection has two such buffers for as long as it lives, and two thousand people may download on slow lines.
 */
@Component
class UploadBuffers implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private static final String PIECE = String.valueOf(1 << 14);
    private static final String IN_THE_KERNEL = String.valueOf(1 << 16);

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addConnectorCustomizers(connector -> {
            connector.setProperty("socket.appReadBufSize", PIECE);
            connector.setProperty("socket.rxBufSize", IN_THE_KERNEL);
        });
    }
}
