package jp.noren.document.internal.db;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import jp.noren.document.internal.domain.Receipt;
import jp.noren.kernel.LocalizedText;
import jp.noren.kernel.Yen;

/** A receipt as text, so that what was issued stays as it was. */
record ReceiptJson(
        String number,
        Map<String, String> shop,
        Map<String, String> company,
        String registration,
        String addressee,
        boolean firm,
        String contract,
        String settledOn,
        List<LineJson> lines) {
    private static final ObjectMapper JSON = new ObjectMapper();

    record LineJson(Map<String, String> name, long amount, int percent) {}

    static String write(Receipt receipt) {
        ReceiptJson json = new ReceiptJson(
                receipt.number(),
                receipt.issuer().shop().texts(),
                receipt.issuer().company().texts(),
                receipt.issuer().registrationNumber(),
                receipt.addressee().name(),
                receipt.addressee().company(),
                receipt.contract(),
                receipt.settledOn().toString(),
                receipt.lines().stream()
                        .map(line ->
                                new LineJson(line.name().texts(), line.amount().amount(), line.taxPercent()))
                        .toList());
        try {
            return JSON.writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a receipt cannot be kept", e);
        }
    }

    static Receipt read(String text) {
        try {
            return JSON.readValue(text, ReceiptJson.class).receipt();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the content of a receipt is damaged", e);
        }
    }

    private Receipt receipt() {
        return new Receipt(
                number,
                new Receipt.Issuer(new LocalizedText(shop), new LocalizedText(company), registration),
                new Receipt.Addressee(addressee, firm),
                contract,
                LocalDate.parse(settledOn),
                lines.stream()
                        .map(line ->
                                new Receipt.Line(new LocalizedText(line.name()), Yen.of(line.amount()), line.percent()))
                        .toList());
    }
}
