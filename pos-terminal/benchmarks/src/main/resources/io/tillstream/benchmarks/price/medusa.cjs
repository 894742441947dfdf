// Medusa's promotion module on trolleys in a file: node medusa.cjs FOLDER-WITH-NODE_MODULES IN.json OUT.json SECONDS
// Its database is left out: what it would load is handed to it, loaded already, so that only its reckoning is measured.
const fs = require("node:fs");

const [folder, input, output, seconds] = process.argv.slice(2);
const find = (name) => require(require.resolve(name, { paths: [folder] }));
const PromotionModuleService = find("@medusajs/promotion/dist/services/promotion-module").default;
const { promotions, trolleys } = JSON.parse(fs.readFileSync(input, "utf8"));

const loaded = promotions.map((offer) => ({
    id: offer.id,
    code: offer.id,
    type: "standard",
    is_automatic: false,
    is_tax_inclusive: false,
    rules: [],
    application_method: {
        type: offer.basisPoints > 0 ? "percentage" : "fixed",
        value: offer.basisPoints > 0 ? offer.basisPoints / 100 : offer.minor / 100,
        target_type: "items",
        allocation: "each",
        max_quantity: 1000000,
        currency_code: "gbp",
        target_rules: [{ attribute: "items.product.id", operator: "eq", values: [{ value: offer.item }] }],
    },
}));

const service = Object.create(PromotionModuleService.prototype);
service.baseRepository_ = { getFreshManager: () => ({}) };
service.listActivePromotions_ = async () => loaded;
const codes = loaded.map((promotion) => promotion.code);

async function total(trolley) {
    const items = trolley.goods.map((goods) => ({
        id: goods.item,
        product: { id: goods.item },
        quantity: goods.pieces,
        is_discountable: true,
        subtotal: (goods.minor * goods.pieces) / 100,
        original_total: (goods.minor * goods.pieces) / 100,
    }));
    const actions = await service.computeActions(
        codes, { currency_code: "gbp", items }, { prevent_auto_promotions: true }, {});
    let minor = trolley.goods.reduce((sum, goods) => sum + goods.minor * goods.pieces, 0);
    for (const action of actions) {
        minor -= Math.round(Number(action.amount) * 100);
    }
    return minor;
}

(async () => {
    const totals = [];
    for (const trolley of trolleys) {
        totals.push(await total(trolley));
    }
    // Now it is warm; again and again until the time is over, whole rounds aside.
    const cpu = process.cpuUsage();
    const until = Date.now() + 1000 * Number(seconds);
    let priced = 0;
    while (Date.now() < until) {
        await total(trolleys[priced % trolleys.length]);
        priced++;
    }
    const used = process.cpuUsage(cpu);
    fs.writeFileSync(output, JSON.stringify({ cpuMicros: used.user + used.system, priced, totals }));
})();
