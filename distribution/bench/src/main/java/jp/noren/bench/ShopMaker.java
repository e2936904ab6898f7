package jp.noren.bench;

import java.util.Map;

/** Makes the shops of a seed with the operator's own functions. */
final class ShopMaker {
    private final Desk desk;

    ShopMaker(Desk desk) {
        this.desk = desk;
    }

    void make(ShopData data) {
        storefront(data.goods(), "GOODS_SHOP");
        policies(
                data.goods(),
                Map.of(
                        "checkoutPayments",
                        "[\"BANK_TRANSFER\",\"CARD\"]",
                        "transferDueDays",
                        "7",
                        "fulfilWhen",
                        "\"PAID\""),
                data);
        storefront(data.software(), "SAAS_STORE");
        policies(
                data.software(),
                Map.of("checkoutPayments", "[\"NP\",\"CARD\"]", "npMemberTypes", "[\"CORPORATE\",\"SOLE_PROPRIETOR\"]"),
                data);
        StringBuilder goods = new StringBuilder(CatalogueFile.header());
        data.seals().forEach(seal -> goods.append(CatalogueFile.goods(seal.id(), seal.price(), 50)));
        goods.append(CatalogueFile.goods(data.lastPiece().id(), data.lastPiece().price(), 1));
        desk.importCatalogue(data.goods(), goods.toString()).orFail("goods");
        String software = CatalogueFile.header()
                + CatalogueFile.plan(data.seat().id(), data.seat().price(), data.seatMinimum(), 500)
                + CatalogueFile.plan(data.flat().id(), data.flat().price(), 1, 1);
        desk.importCatalogue(data.software(), software).orFail("software");
    }

    private void storefront(String id, String type) {
        desk.storefront(id, type);
        desk.switchOn(id, "checkout");
        desk.switchOn(id, "payment.sbps");
        desk.switchOn(id, "payment.banktransfer");
    }

    private void policies(String id, Map<String, String> own, ShopData data) {
        own.forEach((key, json) -> desk.policy(id, key, json));
        desk.policy(id, "termsVersion", "\"" + data.termsVersions().get(0) + "\"");
        desk.policy(id, "cardBrands", "[\"JCB\",\"VISA\",\"MASTERCARD\",\"AMEX\",\"DINERS\"]");
        desk.policy(id, "cardInstallments", "[1]");
        desk.policy(id, "passwordResetLinkMinutes", "60");
        desk.policy(id, "profileChange", "\"SELF\"");
    }
}
