package jp.noren.bench;

/** Rows of the catalogue file that an operator imports. */
final class CatalogueFile {
    private CatalogueFile() {}

    static String header() {
        return "code,kind,name_ja,price_ex_tax,name_en,name_vi,tax_percent,stock,unit,billing_cycle,min_quantity,max_quantity,terms_ja,terms_en,terms_vi\n";
    }

    static String goods(String code, long price, long stock) {
        return String.join(
                        ",",
                        code,
                        "GOODS",
                        "品 " + code,
                        "" + price,
                        "Good " + code,
                        "Hàng " + code,
                        "10",
                        "" + stock,
                        "PIECE",
                        "ONCE",
                        "1",
                        "99",
                        "",
                        "",
                        "")
                + "\n";
    }

    static String plan(String code, long price, int min, int max) {
        return String.join(
                        ",",
                        code,
                        "PLAN",
                        "プラン " + code,
                        "" + price,
                        "Plan " + code,
                        "Gói " + code,
                        "10",
                        "",
                        "SEAT",
                        "MONTHLY",
                        "" + min,
                        "" + max,
                        "当月末日までのご連絡で当月末解約。",
                        "Notice by the last day of the month ends it that day.",
                        "Báo trong tháng thì kết thúc cuối tháng.")
                + "\n";
    }
}
