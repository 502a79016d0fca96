package org.estran.app.deposit.web;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/** Uploads are read from the socket in larger pieces than the 8 kB that suit a page's request. */
@Component
class UploadBuffers implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private static final String PIECE = String.valueOf(1 << 16);

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addConnectorCustomizers(connector -> {
            connector.setProperty("socket.appReadBufSize", PIECE);
            connector.setProperty("socket.rxBufSize", PIECE);
        });
    }
}
