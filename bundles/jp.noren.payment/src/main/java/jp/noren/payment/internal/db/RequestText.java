package jp.noren.payment.internal.db;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import jp.noren.kernel.Yen;
import jp.noren.payment.spi.BuyerKind;
import jp.noren.payment.spi.CardBrand;
import jp.noren.payment.spi.PaymentSource;
import jp.noren.payment.spi.Requests;

/** A request to pay as one column, without the token: that is used up, and nobody needs it again. */
final class RequestText {
    private static final String CARD = "CARD";
    private static final String STORED = "STORED";
    private static final String TRANSFER = "TRANSFER";

    private RequestText() {}

    static String write(Requests.Start r) {
        Requests.Buyer b = r.buyer();
        String brands = r.acceptedBrands().stream().map(Enum::name).sorted().collect(Collectors.joining(","));
        return FieldText.join(
                r.key(),
                r.storefront(),
                r.amount().amount(),
                r.tax().amount(),
                b.id(),
                b.name(),
                b.email(),
                b.language(),
                b.kind(),
                r.description(),
                r.statementDescriptor(),
                brands,
                source(r.source()),
                r.returnUrl(),
                r.deadline().toEpochMilli(),
                r.payBy());
    }

    private static String source(PaymentSource source) {
        if (source instanceof PaymentSource.CardToken card) {
            return CARD + " " + card.brand() + " " + card.instalments() + " " + card.authenticate();
        }
        return source instanceof PaymentSource.StoredCard card
                ? STORED + " " + card.customerRef() + " " + card.instalments()
                : TRANSFER;
    }

    static Requests.Start read(String text) {
        List<String> f = FieldText.split(text);
        Requests.Buyer buyer = new Requests.Buyer(f.get(4), f.get(5), f.get(6), f.get(7), BuyerKind.valueOf(f.get(8)));
        return new Requests.Start(
                f.get(0),
                f.get(1),
                Yen.of(Long.parseLong(f.get(2))),
                Yen.of(Long.parseLong(f.get(3))),
                buyer,
                f.get(9),
                f.get(10),
                brands(f.get(11)),
                readSource(f.get(12)),
                f.get(13) == null ? null : URI.create(f.get(13)),
                Instant.ofEpochMilli(Long.parseLong(f.get(14))),
                f.get(15) == null ? null : LocalDate.parse(f.get(15)));
    }

    private static Set<CardBrand> brands(String names) {
        Set<CardBrand> brands = EnumSet.noneOf(CardBrand.class);
        Arrays.stream(names.split(","))
                .filter(name -> !name.isEmpty())
                .map(CardBrand::valueOf)
                .forEach(brands::add);
        return brands;
    }

    private static PaymentSource readSource(String text) {
        String[] words = text.split(" ");
        return switch (words[0]) {
            case CARD ->
                new PaymentSource.CardToken(
                        null,
                        null,
                        "null".equals(words[1]) ? null : CardBrand.valueOf(words[1]),
                        Integer.parseInt(words[2]),
                        Boolean.parseBoolean(words[3]));
            case STORED -> new PaymentSource.StoredCard(words[1], Integer.parseInt(words[2]));
            default -> new PaymentSource.BankTransfer();
        };
    }
}
