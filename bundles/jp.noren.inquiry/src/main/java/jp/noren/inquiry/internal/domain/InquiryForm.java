package jp.noren.inquiry.internal.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import jp.noren.kernel.RefusedException.FieldError;

/** What a member writes into the form. */
public record InquiryForm(String category, String orderNumber, String text) {
    static final int LONGEST_TEXT = 4_000;
    static final int LONGEST_NUMBER = 60;

    /**
     * The category is one of the storefront's (R172), the text is not empty, and what is about a purchase names its order (R154).
     *
     * @param withOrder the categories that need an order number
     */
    public List<FieldError> faults(Set<String> categories, Set<String> withOrder) {
        List<FieldError> faults = new ArrayList<>();
        check(faults, category != null && categories.contains(category), "/category", "inquiry.category-unknown");
        check(faults, !isBlank(text), "/text", "inquiry.text-missing");
        check(faults, text == null || text.length() <= LONGEST_TEXT, "/text", "inquiry.text-too-long");
        boolean needed = category != null && withOrder.contains(category);
        check(faults, !needed || !isBlank(orderNumber), "/order_number", "inquiry.order-number-missing");
        check(
                faults,
                orderNumber == null || orderNumber.length() <= LONGEST_NUMBER,
                "/order_number",
                "inquiry.order-number-too-long");
        return faults;
    }

    private static boolean isBlank(String text) {
        return text == null || text.isBlank();
    }

    private static void check(List<FieldError> faults, boolean right, String pointer, String code) {
        if (!right) {
            faults.add(FieldError.of(pointer, code));
        }
    }
}
