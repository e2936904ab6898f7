package jp.noren.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.UUID;
import jp.noren.client.ApiClient;
import jp.noren.client.ApiException;
import jp.noren.client.api.AccessApi;
import jp.noren.client.api.CheckoutApi;
import jp.noren.client.api.MemberApi;
import jp.noren.client.api.StorefrontApi;
import jp.noren.client.model.Cart;
import jp.noren.client.model.MemberKind;
import jp.noren.client.model.MemberRegistration;
import jp.noren.client.model.Order;
import jp.noren.client.model.OrderRequest;
import jp.noren.client.model.OrderStatus;
import jp.noren.client.model.PaymentRequest;
import jp.noren.client.model.Product;
import jp.noren.client.model.PutCartLineRequest;

/** A purchase by the generated Java client, then one by the TypeScript client: what an integrator's program does who has never seen the house but for its document. Arguments: archive, folder. */
public final class ClientPurchase {
    private static final String SHOP = "KURA";

    private final Score score = new Score(System.out);
    private final ApiClient client;
    private volatile String token;

    private ClientPurchase(Node node) {
        client = new ApiClient();
        client.updateBaseUri(node.address() + "/api/v1");
        client.setRequestInterceptor(request -> {
            if (token != null) {
                request.setHeader("Authorization", "Bearer " + token);
            }
        });
    }

    public static void main(String[] arguments) throws ApiException, IOException {
        System.exit(run(Path.of(arguments[0]), Path.of(arguments[1])) ? 0 : 1);
    }

    static boolean run(Path archive, Path folder) throws ApiException, IOException {
        try (Node node = Node.unpack(archive, folder, Node.freePort()).with("NOREN_SANDBOX", "1")) {
            node.start();
            Desk.open(node, Api.at(node.address())).loadDemo();
            ClientPurchase purchase = new ClientPurchase(node);
            purchase.play();
            new TypeScriptPurchase(purchase.score, archive, folder).play(node.address());
            node.kill();
            return purchase.score.end();
        }
    }

    private void play() throws ApiException {
        CheckoutApi checkout = new CheckoutApi(client);
        Product seal = checkout.listProducts(SHOP, 100, null, null, "ja").getData().stream()
                .filter(product -> product.getCode().equals("SEAL-A"))
                .findFirst()
                .orElseThrow();
        score.expect("price with tax", 115L, seal.getUnitPriceWithTax());
        refused(checkout);
        register();
        Cart cart = checkout.putCartLine(seal.getId(), new PutCartLineRequest().quantity(2));
        score.expect("cart", 231L, cart.getTotal());
        OrderRequest request = new OrderRequest().payment(new PaymentRequest().method("BANK_TRANSFER"));
        String key = UUID.randomUUID().toString();
        Order order = checkout.placeOrder(key, request, "ja");
        score.expect("order", OrderStatus.AWAITING_DEPOSIT, order.getStatus());
        score.expect(
                "amount to transfer",
                231L,
                order.getPayment().getNextAction().getTransfer().getAmount());
        score.expect(
                "the same key again",
                order.getId(),
                checkout.placeOrder(key, request, "ja").getId());
        score.expect(
                "read again",
                order.getNumber(),
                checkout.getOrder(order.getId()).getNumber());
        score.expect(
                "in the history",
                1,
                checkout.listOrders(20, null, null).getData().size());
        new AccessApi(client).logOut();
        refused(checkout);
    }

    private void refused(CheckoutApi checkout) {
        try {
            checkout.getCart();
            score.check("nobody has a cart", false, "a cart");
        } catch (ApiException refusal) {
            score.expect("nobody has a cart", 401, refusal.getCode());
            score.check("and is told why", refusal.getResponseBody().contains("rest.unauthenticated"), refusal);
        }
    }

    private void register() throws ApiException {
        MemberRegistration person = new MemberRegistration()
                .storefront(SHOP)
                .kind(MemberKind.INDIVIDUAL)
                .name("岸本 ゆず")
                .email("client." + UUID.randomUUID() + "@mail.example")
                .password("shima-uma no noren")
                .termsVersion(new StorefrontApi(client).getStorefront(SHOP).getTermsVersion());
        token = new MemberApi(client)
                .registerMember(UUID.randomUUID().toString(), person, "ja")
                .getSession()
                .getToken();
    }
}
