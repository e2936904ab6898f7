package jp.noren.payment.tck;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/** Reads a body up to a limit; beyond it the reply is broken. */
final class LimitedBody implements HttpResponse.BodySubscriber<byte[]> {
    private final HttpResponse.BodySubscriber<byte[]> inner = HttpResponse.BodySubscribers.ofByteArray();
    private final int most;
    private Flow.Subscription subscription;
    private int seen;

    LimitedBody(int most) {
        this.most = most;
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return inner.getBody();
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription = given;
        inner.onSubscribe(given);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        seen += buffers.stream().mapToInt(ByteBuffer::remaining).sum();
        if (seen > most) {
            subscription.cancel();
            inner.onError(new IOException("more than " + most + " bytes"));
        } else {
            inner.onNext(buffers);
        }
    }

    @Override
    public void onError(Throwable thrown) {
        inner.onError(thrown);
    }

    @Override
    public void onComplete() {
        inner.onComplete();
    }
}
