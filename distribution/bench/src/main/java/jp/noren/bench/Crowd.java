package jp.noren.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Buyers who order again and again, each in a thread of his own, until they are told to stop. */
public final class Crowd {
    private final List<Buyer> buyers;
    private final String product;
    private final Supplier<Map<String, Object>> payment;
    private final Deals deals = new Deals();
    private volatile Figures figures = new Figures();
    private volatile Duration pause = Duration.ZERO;
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicInteger arrived = new AtomicInteger();
    private volatile boolean going;

    private Crowd(List<Buyer> buyers, String product, Supplier<Map<String, Object>> payment) {
        this.buyers = buyers;
        this.product = product;
        this.payment = payment;
    }

    /** Buyers who pay by card. */
    public static Crowd gather(Api anonymous, Cards cards, String storefront, String product, int number) {
        return gather(
                anonymous,
                storefront,
                product,
                number,
                () -> Map.of("method", "CARD", "card", cards.token("visa-ok").wire()));
    }

    public static Crowd gather(
            Api anonymous, String storefront, String product, int number, Supplier<Map<String, Object>> payment) {
        List<Buyer> buyers = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            String email = "buyer" + i + "." + Api.newKey() + "@mail.example";
            buyers.add(Buyer.register(
                    anonymous,
                    storefront,
                    new Buyer.Person("INDIVIDUAL", "買手 " + i, email, Api.newKey(), "ja"),
                    Map.of()));
        }
        return of(buyers, product, payment);
    }

    /** Buyers who have been made ready. */
    static Crowd of(List<Buyer> buyers, String product, Supplier<Map<String, Object>> payment) {
        return new Crowd(buyers, product, payment);
    }

    /** How long each of them rests between two orders, so that a machine is not asked for more than it can do. */
    Crowd resting(Duration between) {
        pause = between;
        return this;
    }

    public void start() {
        going = true;
        for (Buyer buyer : buyers) {
            Thread thread = new Thread(() -> buyAndBuy(buyer), "buyer " + threads.size());
            thread.setDaemon(true);
            threads.add(thread);
            thread.start();
        }
    }

    public void stop() {
        going = false;
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
        threads.clear();
    }

    private void buyAndBuy(Buyer buyer) {
        boolean first = true;
        while (going) {
            Answer cart = buyer.put(product, 1);
            if (!cart.ok()) {
                deals.record(cart);
                if (cart.status() == 503) {
                    comeBackLater(cart);
                }
                continue;
            }
            if (first) {
                first = false;
                arrived.incrementAndGet();
            }
            Answer order = buyer.order(payment.get(), Api.newKey());
            figures.add(order.nanos());
            deals.record(order);
            if (order.status() == 503) {
                comeBackLater(order);
            }
            Poll.until(pause, () -> !going);
        }
    }

    /** As a well-behaved client does: not before the time the answer names. */
    private void comeBackLater(Answer answer) {
        String seconds = answer.header("Retry-After");
        Poll.until(Duration.ofSeconds(seconds.isEmpty() ? 1 : Long.parseLong(seconds)), () -> !going);
    }

    /** How many of them have asked for an order at least once: they wait for its answer, or were told to come again. */
    int arrived() {
        return arrived.get();
    }

    public Deals deals() {
        return deals;
    }

    /** How long the orders took, as the buyers felt it. */
    public Figures figures() {
        return figures;
    }

    /** @return what was measured so far; from now on it is measured anew */
    Figures measureAnew() {
        Figures before = figures;
        figures = new Figures();
        return before;
    }

    public List<Buyer> buyers() {
        return buyers;
    }
}
