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
import jp.noren.payment.spi.Requests;

/** A request to pay as one column, without the token: that is used up, and nobody needs it again. Texts of earlier versions have fewer fields. */
final class RequestText {
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
                SourceText.write(r.source()),
                r.returnUrl(),
                r.deadline().toEpochMilli(),
                r.payBy(),
                contact(r.contact()),
                lines(r.lines()));
    }

    private static FieldText.Rows contact(Requests.Contact c) {
        return new FieldText.Rows(
                FieldText.joinInside(c.company(), c.department(), c.person(), c.postalCode(), c.address(), c.phone()));
    }

    private static FieldText.Rows lines(List<Requests.Line> lines) {
        return FieldText.Rows.of(lines.stream()
                .map(l -> FieldText.joinInside(l.id(), l.name(), l.unitPrice().amount(), l.quantity(), l.taxPercent()))
                .toList());
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
                SourceText.read(f.get(12)),
                f.get(13) == null ? null : URI.create(f.get(13)),
                Instant.ofEpochMilli(Long.parseLong(f.get(14))),
                f.get(15) == null ? null : LocalDate.parse(f.get(15)),
                f.size() > 16 ? readContact(FieldText.splitInside(f.get(16))) : Requests.Contact.NONE,
                f.size() > 17 ? readLines(f.get(17)) : List.of());
    }

    private static Set<CardBrand> brands(String names) {
        Set<CardBrand> brands = EnumSet.noneOf(CardBrand.class);
        Arrays.stream(names.split(","))
                .filter(name -> !name.isEmpty())
                .map(CardBrand::valueOf)
                .forEach(brands::add);
        return brands;
    }

    private static Requests.Contact readContact(List<String> f) {
        return new Requests.Contact(f.get(0), f.get(1), f.get(2), f.get(3), f.get(4), f.get(5));
    }

    private static List<Requests.Line> readLines(String rows) {
        return FieldText.rows(rows).stream()
                .map(FieldText::splitInside)
                .map(f -> new Requests.Line(
                        f.get(0),
                        f.get(1),
                        Yen.of(Long.parseLong(f.get(2))),
                        Integer.parseInt(f.get(3)),
                        Integer.parseInt(f.get(4))))
                .toList();
    }
}
