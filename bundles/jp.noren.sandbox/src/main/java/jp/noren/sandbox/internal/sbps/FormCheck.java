package jp.noren.sandbox.internal.sbps;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Checks a request as strictly as the interface is written: known function, elements in order, types, lengths, characters, checksum, expiry. Shares
 * no code with the provider, so that an error made twice in the same way is not taken for a truth.
 */
final class FormCheck {
    private static final Charset SJIS = Charset.forName("windows-31j");
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("uuuuMMddHHmmss");

    private final Clock clock;
    private final Control control;

    FormCheck(Clock clock, Control control) {
        this.clock = clock;
        this.control = control;
    }

    Asked check(Element root, Shop shop) throws Ng {
        Layout.Of layout = layout(root);
        List<Element> elements = children(root);
        Walk walk = new Walk(shop, isEncrypted(elements, shop));
        walk.group(elements, layout.elements(), "");
        Asked asked = new Asked(layout.function(), shop, walk.values, walk.encrypted);
        identity(asked, shop);
        hash(asked, walk.hashed.toByteArray(), shop);
        expiry(asked);
        return asked;
    }

    private static Layout.Of layout(Element root) throws Ng {
        Layout.Of layout = Layout.of(root.getAttribute("id"));
        if (!root.getTagName().equals("sps-api-request") || layout == null) {
            throw Ng.card("02", "000");
        }
        return layout;
    }

    private static void identity(Asked asked, Shop shop) throws Ng {
        boolean known = asked.value("merchant_id").equals(shop.merchantId())
                && asked.value("service_id").equals(shop.serviceId());
        if (!known) {
            throw Ng.card("14", "001");
        }
    }

    private static void hash(Asked asked, byte[] values, Shop shop) throws Ng {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-1");
            sha.update(values);
            byte[] sum = sha.digest(shop.hashKey().getBytes(SJIS));
            StringBuilder hex = new StringBuilder();
            for (byte b : sum) {
                hex.append(String.format("%02x", b));
            }
            if (!hex.toString().equalsIgnoreCase(asked.value("sps_hashcode"))) {
                throw Ng.card("09", "025");
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private void expiry(Asked asked) throws Ng {
        try {
            Instant requested = LocalDateTime.parse(asked.value("request_date"), STAMP)
                    .atZone(ZoneId.of("Asia/Tokyo"))
                    .toInstant();
            long limit = asked.value("limit_second").isEmpty() ? 600 : asked.yen("limit_second");
            if (control.checksExpiry() && requested.plusSeconds(limit).isBefore(clock.instant())) {
                throw Ng.card("10", "023");
            }
        } catch (DateTimeParseException e) {
            throw Ng.card("06", "023");
        }
    }

    private static boolean isEncrypted(List<Element> elements, Shop shop) throws Ng {
        boolean encrypted = elements.stream()
                .anyMatch(e -> e.getTagName().equals("encrypted_flg")
                        && e.getTextContent().equals("1"));
        if (encrypted && shop.desKey() == null) {
            throw Ng.card("07", "028");
        }
        return encrypted;
    }

    private static List<Element> children(Element parent) throws Ng {
        List<Element> elements = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                elements.add(element);
            } else if (!node.getTextContent().isBlank()) {
                throw Ng.card("00", "999");
            }
        }
        return elements;
    }

    /** Walks request and layout side by side; grows the plain values and, in document order, the bytes that the checksum runs over. */
    private static final class Walk {
        private final Shop shop;
        private final boolean encrypted;
        private final Map<String, String> values = new HashMap<>();
        private final ByteArrayOutputStream hashed = new ByteArrayOutputStream();

        Walk(Shop shop, boolean encrypted) {
            this.shop = shop;
            this.encrypted = encrypted;
        }

        private void group(List<Element> elements, List<Layout.Element> layout, String path) throws Ng {
            int next = 0;
            for (int i = 0; i < layout.size(); i++) {
                Layout.Element wanted = layout.get(i);
                if (next < elements.size() && isCalled(elements.get(next), wanted)) {
                    element(elements.get(next++), wanted, path + wanted.name());
                } else {
                    missing(wanted, elements.subList(next, elements.size()), layout.subList(i + 1, layout.size()));
                }
            }
            if (next < elements.size()) {
                throw Ng.card("00", "999");
            }
        }

        private static boolean isCalled(Element element, Layout.Element wanted) {
            return element.getTagName().equals(wanted.name());
        }

        /** What stands there instead must have its place later; else it is unknown, or stands in the wrong place, or twice. */
        private static void missing(Layout.Element wanted, List<Element> there, List<Layout.Element> later) throws Ng {
            if (!there.isEmpty() && later.stream().noneMatch(element -> isCalled(there.get(0), element))) {
                throw Ng.card("00", "999");
            }
            if (wanted.required()) {
                throw Ng.card("03", wanted.item());
            }
        }

        private void element(Element element, Layout.Element wanted, String path) throws Ng {
            switch (wanted.type()) {
                case GROUP -> group(children(element), wanted.inner(), path + "/");
                case ROWS -> rows(children(element), wanted, path);
                default -> leaf(element, wanted, path);
            }
        }

        private void rows(List<Element> rows, Layout.Element wanted, String path) throws Ng {
            for (Element row : rows) {
                group(List.of(row), wanted.inner(), path + "/");
            }
        }

        private void leaf(Element element, Layout.Element wanted, String path) throws Ng {
            if (element.getElementsByTagName("*").getLength() > 0) {
                throw Ng.card("00", wanted.item());
            }
            byte[] plain = plain(element.getTextContent().strip(), wanted, path);
            Values.check(plain, wanted);
            if (wanted.required() && plain.length == 0) {
                throw Ng.card("03", wanted.item());
            }
            if (!path.equals("sps_hashcode")) {
                hashed.writeBytes(plain);
            }
            values.putIfAbsent(path, new String(plain, SJIS));
        }

        private byte[] plain(String sent, Layout.Element wanted, String path) throws Ng {
            if (sent.isEmpty()) {
                return new byte[0];
            }
            try {
                if (encrypted && path.startsWith("pay_method_info/")) {
                    return Des.decrypt(Base64.getDecoder().decode(sent), shop);
                }
                return wanted.type() == Layout.Type.WIDE
                        ? Base64.getDecoder().decode(sent)
                        : bytes(SJIS.newEncoder().encode(CharBuffer.wrap(sent)));
            } catch (IllegalArgumentException | CharacterCodingException e) {
                throw Ng.card("06", wanted.item());
            }
        }
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }
}
