// A purchase by the generated TypeScript client, from the price list to the log-out. Argument: the node's address.
import {
    AccessApi,
    CheckoutApi,
    Configuration,
    MemberApi,
    OrderStatus,
    ResponseError,
    StorefrontApi,
} from './client/index';

declare const process: { argv: string[]; exit(code: number): never };
declare function require(name: 'node:crypto'): { randomUUID(): string };

const { randomUUID } = require('node:crypto');

const SHOP = 'KURA';
let token = '';
let failed = 0;

function expect(what: string, wanted: unknown, came: unknown): void {
    const good = wanted === came;
    failed += good ? 0 : 1;
    console.log(good ? `  ok    ${what}: ${came}` : `  FAIL  ${what}: ${wanted}, came ${came}`);
}

async function refused(checkout: CheckoutApi): Promise<void> {
    try {
        await checkout.getCart();
        expect('nobody has a cart', 'a refusal', 'a cart');
    } catch (refusal) {
        if (!(refusal instanceof ResponseError)) {
            throw refusal;
        }
        const problem = (await refusal.response.json()) as { code: string };
        expect('nobody has a cart', 401, refusal.response.status);
        expect('and is told why', 'rest.unauthenticated', problem.code);
    }
}

async function register(configuration: Configuration): Promise<void> {
    const shop = await new StorefrontApi(configuration).getStorefront({ id: SHOP });
    const registered = await new MemberApi(configuration).registerMember({
        idempotencyKey: randomUUID(),
        acceptLanguage: 'vi',
        memberRegistration: {
            storefront: SHOP,
            kind: 'INDIVIDUAL',
            name: '岸本 ゆず',
            email: `client.${randomUUID()}@mail.example`,
            password: 'shima-uma no noren',
            termsVersion: shop.termsVersion,
        },
    });
    token = registered.session!.token;
}

async function play(address: string): Promise<void> {
    const configuration = new Configuration({ basePath: `${address}/api/v1`, accessToken: async () => token });
    const checkout = new CheckoutApi(configuration);
    const products = await checkout.listProducts({ storefront: SHOP, limit: 100, acceptLanguage: 'vi' });
    const seal = products.data.find((product) => product.code === 'SEAL-A')!;
    expect('price with tax', 115, seal.unitPriceWithTax);
    await refused(new CheckoutApi(new Configuration({ basePath: `${address}/api/v1` })));
    await register(configuration);
    const cart = await checkout.putCartLine({ product: seal.id, putCartLineRequest: { quantity: 2 } });
    expect('cart', 231, cart.total);
    const wish = { idempotencyKey: randomUUID(), orderRequest: { payment: { method: 'BANK_TRANSFER' } } };
    const order = await checkout.placeOrder(wish);
    expect('order', OrderStatus.awaiting_deposit, order.status);
    expect('amount to transfer', 231, order.payment?.nextAction?.transfer?.amount);
    expect('the same key again', order.id, (await checkout.placeOrder(wish)).id);
    expect('read again', order.number, (await checkout.getOrder({ id: order.id })).number);
    expect('in the history', 1, (await checkout.listOrders({ limit: 20 })).data.length);
    await new AccessApi(configuration).logOut();
    await refused(checkout);
}

play(process.argv[2]).then(
    () => process.exit(failed === 0 ? 0 : 1),
    (broken) => {
        console.log('  FAIL ', broken);
        process.exit(1);
    },
);
