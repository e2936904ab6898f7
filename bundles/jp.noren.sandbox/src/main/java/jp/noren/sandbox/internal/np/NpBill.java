package jp.noren.sandbox.internal.np;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

/** The company's bill of one month for one buyer: a text document in the company's own name, which is no shop's and no real company's. */
record NpBill(String id, byte[] document, String payTo, LocalDate dueOn) {

    static NpBill of(NpCompany company, NpTransaction transaction) {
        LocalDate base = transaction.billBase().orElseThrow();
        String buyer = transaction.buyerId();
        String payTo = "のれん銀行（サンドボックス） 振込専用支店 普通 " + buyer.substring(buyer.length() - 7) + " エヌピー（エミュレーター";
        String id = buyer + YearMonth.from(base).toString().replace("-", "");
        String text = text(company, company.together(transaction), base, id, payTo);
        return new NpBill(id, text.getBytes(StandardCharsets.UTF_8), payTo, NpCompany.dueOn(base));
    }

    private static String text(NpCompany company, List<NpTransaction> lines, LocalDate base, String id, String payTo) {
        String to = lines.get(0).buyerId();
        String name = company.book.buyerById(to).map(NpBuyer::company).orElse("");
        StringBuilder text = new StringBuilder("請求書（エミュレーター）\n")
                .append("請求書番号 ")
                .append(id)
                .append('\n')
                .append(name)
                .append(" 御中\n")
                .append("発行日 ")
                .append(company.issuedOn(base))
                .append('\n')
                .append("お支払期限 ")
                .append(NpCompany.dueOn(base))
                .append("\n\n");
        lines.forEach(line -> text.append(line.orderedOn())
                .append("  ")
                .append(line.key())
                .append("  ")
                .append(line.amount())
                .append("円\n"));
        long total = lines.stream().mapToLong(NpTransaction::amount).sum();
        return text.append("\nご請求金額 ")
                .append(total)
                .append("円\n")
                .append("お振込先 ")
                .append(payTo)
                .append('\n')
                .append("振込手数料はお客様のご負担となります。\n")
                .toString();
    }
}
