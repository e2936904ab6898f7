package jp.noren.sandbox.internal.sbps;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The layouts of the functions: which elements, in which order, of which type and length. */
final class Layout {

    /** Types of the interface: 9 digits, X single-byte text, M multi-byte text in Base64; a group holds others, rows repeat. */
    enum Type {
        DIGITS,
        TEXT,
        WIDE,
        GROUP,
        ROWS
    }

    /**
     * @param max characters; bytes of Shift_JIS for wide text
     * @param item the three digits that name it in an error code
     */
    record Element(String name, Type type, int max, boolean required, String item, List<Element> inner) {}

    /** @param flagged whether pay_method_info may be encrypted */
    record Of(String function, List<Element> elements, boolean flagged) {}

    private static final Map<String, Of> ALL = Stream.of(
                    authorise(
                            "ST01-00131-101",
                            List.of(
                                    text("token", 512, "999"),
                                    text("token_key", 512, "999"),
                                    digits("cust_manage_flg", 1, "205"),
                                    digits("cardbrand_return_flg", 1, "999"))),
                    authorise(
                            "ST01-00118-101",
                            List.of(
                                    digits("cust_manage_flg", 1, "205"),
                                    digits("cardbrand_return_flg", 1, "999"),
                                    required(text("tds_authentication_id", 64, "999")))),
                    authenticate(),
                    about("ST02-00101-101", List.of()),
                    about("ST02-00201-101", List.of(group("pay_option_manage", digits("amount", 7, "008")))),
                    about("ST02-00303-101", List.of()),
                    about("ST02-00305-101", List.of()),
                    about(
                            "ST02-00307-101",
                            List.of(required(group("pay_option_manage", required(digits("amount", 7, "008")))))),
                    query(),
                    lookUpCard(),
                    keep("MG02-00131-101"),
                    keep("MG02-00132-101"),
                    whole(
                            "MG02-00103-101",
                            true,
                            List.of(
                                    required(text("cust_code", 64, "003")),
                                    digits("sps_cust_info_return_flg", 1, "030"))))
            .collect(Collectors.toUnmodifiableMap(Of::function, Function.identity()));

    private Layout() {}

    /** Null for a function that does not exist. */
    static Of of(String function) {
        return ALL.get(function);
    }

    private static Of authorise(String function, List<Element> option) {
        return whole(
                function,
                true,
                List.of(
                        required(text("cust_code", 64, "003")),
                        required(text("order_id", 38, "004")),
                        required(text("item_id", 32, "005")),
                        wide("item_name", 40, "006"),
                        digits("tax", 7, "007"),
                        required(digits("amount", 7, "008")),
                        wide("free1", 20, "010"),
                        wide("free2", 20, "011"),
                        wide("free3", 20, "012"),
                        digits("order_rowno", 2, "013"),
                        digits("sps_cust_info_return_flg", 1, "030"),
                        new Element("dtls", Type.ROWS, 999, false, "999", List.of(detail())),
                        required(new Element(
                                "pay_method_info",
                                Type.GROUP,
                                0,
                                false,
                                "999",
                                List.of(
                                        required(digits("dealings_type", 2, "202")),
                                        digits("divide_times", 3, "203"),
                                        wide("resrv1", 20, "206"),
                                        wide("resrv2", 20, "207"),
                                        wide("resrv3", 20, "208")))),
                        new Element("pay_option_manage", Type.GROUP, 0, false, "999", option)));
    }

    private static Element detail() {
        return new Element(
                "dtl",
                Type.GROUP,
                0,
                false,
                "999",
                List.of(
                        required(digits("dtl_rowno", 3, "014")),
                        text("dtl_item_id", 20, "015"),
                        wide("dtl_item_name", 40, "016"),
                        digits("dtl_item_count", 6, "017"),
                        digits("dtl_tax", 7, "018"),
                        digits("dtl_amount", 7, "019")));
    }

    private static Of authenticate() {
        return whole(
                "TA02-00101-101",
                true,
                List.of(
                        required(text("cust_code", 64, "003")),
                        required(digits("amount", 7, "008")),
                        group(
                                "pay_method_info",
                                text("tokenized_pan", 64, "200"),
                                digits("cc_expiration", 6, "201"),
                                digits("security_code", 4, "209")),
                        required(group(
                                "pay_option_manage",
                                required(text("token", 512, "999")),
                                required(text("token_key", 512, "999")),
                                text("tds_info_token", 512, "999"),
                                text("tds_info_token_key", 512, "999"),
                                required(text("ok_return_url", 1024, "999")),
                                required(text("ng_return_url", 1024, "999"))))));
    }

    private static Of about(String function, List<Element> more) {
        List<Element> elements = new ArrayList<>(List.of(
                required(text("sps_transaction_id", 32, "026")),
                required(digits("tracking_id", 14, "027")),
                digits("processing_datetime", 14, "029")));
        elements.addAll(more);
        return whole(function, false, elements);
    }

    private static Of query() {
        return whole(
                "MG01-00101-101",
                true,
                List.of(
                        required(text("sps_transaction_id", 32, "026")),
                        required(digits("tracking_id", 14, "027")),
                        digits("response_info_type", 1, "999"),
                        group("pay_option_manage", digits("cardbrand_return_flg", 1, "999"))));
    }

    private static Of lookUpCard() {
        return whole(
                "MG02-00104-101",
                true,
                List.of(
                        required(text("cust_code", 64, "003")),
                        digits("sps_cust_info_return_flg", 1, "030"),
                        digits("response_info_type", 1, "999"),
                        group("pay_option_manage", digits("cardbrand_return_flg", 1, "999"))));
    }

    private static Of keep(String function) {
        return whole(
                function,
                true,
                List.of(
                        required(text("cust_code", 64, "003")),
                        digits("sps_cust_info_return_flg", 1, "030"),
                        group(
                                "pay_method_info",
                                wide("resrv1", 20, "206"),
                                wide("resrv2", 20, "207"),
                                wide("resrv3", 20, "208")),
                        required(group(
                                "pay_option_manage",
                                required(text("token", 512, "999")),
                                required(text("token_key", 512, "999")),
                                digits("cardbrand_return_flg", 1, "999")))));
    }

    private static Of whole(String function, boolean flagged, List<Element> middle) {
        List<Element> elements = new ArrayList<>();
        elements.add(required(digits("merchant_id", 5, "001")));
        elements.add(required(digits("service_id", 3, "002")));
        elements.addAll(middle);
        if (flagged) {
            elements.add(digits("encrypted_flg", 1, "028"));
        }
        elements.add(required(digits("request_date", 14, "023")));
        elements.add(digits("limit_second", 4, "024"));
        elements.add(required(text("sps_hashcode", 40, "025")));
        return new Of(function, List.copyOf(elements), flagged);
    }

    private static Element digits(String name, int max, String item) {
        return new Element(name, Type.DIGITS, max, false, item, List.of());
    }

    private static Element text(String name, int max, String item) {
        return new Element(name, Type.TEXT, max, false, item, List.of());
    }

    private static Element wide(String name, int maxBytes, String item) {
        return new Element(name, Type.WIDE, maxBytes, false, item, List.of());
    }

    private static Element group(String name, Element... inner) {
        return new Element(name, Type.GROUP, 0, false, "999", List.of(inner));
    }

    private static Element required(Element element) {
        return new Element(element.name(), element.type(), element.max(), true, element.item(), element.inner());
    }
}
