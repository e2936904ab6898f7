package jp.noren.sandbox.internal.sbps;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/** Reads the request's bytes as XML in the encoding that they declare, which must be Shift_JIS. */
final class XmlParser {
    private final ConcurrentLinkedQueue<DocumentBuilder> resting = new ConcurrentLinkedQueue<>();
    private final DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();

    XmlParser() {
        try {
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    Element parse(byte[] body) throws Ng {
        DocumentBuilder builder = builder();
        try {
            Document document = builder.parse(new ByteArrayInputStream(body));
            if (!"Shift_JIS".equalsIgnoreCase(document.getXmlEncoding())) {
                throw Ng.card("00", "999");
            }
            return document.getDocumentElement();
        } catch (SAXException | IOException e) {
            throw Ng.card("00", "999");
        } finally {
            resting.offer(builder);
        }
    }

    private DocumentBuilder builder() {
        DocumentBuilder rested = resting.poll();
        if (rested != null) {
            return rested;
        }
        try {
            DocumentBuilder fresh = factory.newDocumentBuilder();
            fresh.setErrorHandler(new Silent());
            return fresh;
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The parser's own handler prints to the console. */
    private static final class Silent extends DefaultHandler {
        @Override
        public void fatalError(SAXParseException e) throws SAXException {
            throw e;
        }
    }
}
