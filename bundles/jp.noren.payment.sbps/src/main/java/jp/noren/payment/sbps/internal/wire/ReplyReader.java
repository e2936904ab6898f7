package jp.noren.payment.sbps.internal.wire;

import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import jp.noren.payment.sbps.internal.domain.JisText;
import jp.noren.payment.sbps.internal.domain.Reply;

/** Reads a reply's XML: strictly Shift_JIS, no document type, no entities but the five of XML, no element twice, nothing deep or endless. */
final class ReplyReader {
    private static final int MAX_DEPTH = 6;
    private static final int MAX_ELEMENTS = 200;

    private final XMLInputFactory factory = factory();

    /** The JDK's own parser, by name: whatever other bundles bring is not asked. */
    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    Reply read(byte[] body) throws BadReplyException {
        String text = decode(body);
        if (!text.startsWith("<?xml")
                || !text.substring(0, Math.max(0, text.indexOf("?>"))).contains("Shift_JIS")) {
            throw new BadReplyException("no XML declared as Shift_JIS");
        }
        try {
            return new Walk(factory.createXMLStreamReader(new StringReader(text))).read();
        } catch (XMLStreamException e) {
            throw new BadReplyException("XML broken");
        }
    }

    private static String decode(byte[] body) throws BadReplyException {
        try {
            return JisText.SHIFT_JIS
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new BadReplyException("not Shift_JIS");
        }
    }

    private static final class Walk {
        private final XMLStreamReader reader;
        private final Map<String, String> values = new HashMap<>();
        private final Deque<String> paths = new ArrayDeque<>();
        private final StringBuilder text = new StringBuilder();
        private Optional<String> function = Optional.empty();
        private boolean leaf;
        private int elements;

        Walk(XMLStreamReader reader) {
            this.reader = reader;
        }

        Reply read() throws XMLStreamException, BadReplyException {
            while (reader.hasNext()) {
                step(reader.next());
            }
            return new Reply(function, values);
        }

        private void step(int event) throws BadReplyException {
            switch (event) {
                case XMLStreamConstants.START_ELEMENT -> start(reader.getLocalName());
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                    text.append(reader.getText());
                case XMLStreamConstants.END_ELEMENT -> end();
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                    throw new BadReplyException("document type or entity");
                default -> {
                    // comments and the end of the document say nothing
                }
            }
        }

        private void start(String name) throws BadReplyException {
            if (paths.isEmpty()) {
                root(name);
                paths.push("");
            } else {
                paths.push(paths.peek().isEmpty() ? name : paths.peek() + "/" + name);
            }
            if (++elements > MAX_ELEMENTS || paths.size() > MAX_DEPTH) {
                throw new BadReplyException("too many or too deep elements");
            }
            leaf = true;
            text.setLength(0);
        }

        private void root(String name) throws BadReplyException {
            if (!name.equals("sps-api-response")) {
                throw new BadReplyException("another root");
            }
            function = Optional.ofNullable(reader.getAttributeValue(null, "id"));
        }

        private void end() throws BadReplyException {
            String path = paths.pop();
            if (leaf && !path.isEmpty() && values.put(path, text.toString().strip()) != null) {
                throw new BadReplyException("an element twice");
            }
            leaf = false;
        }
    }
}
