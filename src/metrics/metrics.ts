/** Counters and timings in Prometheus' form, made once by the composition root and asked for by name. */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";

export type Metrics = ReturnType<typeof makeMetrics>;

export function makeMetrics() {
  const registry = new Registry();
  const registers = [registry];
  let countFollowers = () => 0;
  collectDefaultMetrics({ register: registry });
  return {
    registry,
    /** outcome: read, unchanged, gone, failed */
    visits: new Counter({
      name: "townwire_visits_total",
      help: "Visits of sources",
      labelNames: ["outcome"],
      registers,
    }),
    /** outcome: new, edited, completed, joined, same, withdrawn */
    articles: new Counter({
      name: "townwire_articles_total",
      help: "Items saved",
      labelNames: ["outcome"],
      registers,
    }),
    /** outcome: saved, refused, failed */
    pictures: new Counter({
      name: "townwire_pictures_total",
      help: "Pictures fetched",
      labelNames: ["outcome"],
      registers,
    }),
    /** outcome: page, feed (the page was not asked for), unreachable, robots, no-article, … */
    pages: new Counter({
      name: "townwire_pages_total",
      help: "Article pages by what came of them",
      labelNames: ["outcome"],
      registers,
    }),
    /** outcome: sent, gone, refused, unknown (the connection broke), again (to be tried later), dropped (no news any more) */
    notices: new Counter({
      name: "townwire_notices_total",
      help: "Push messages by what came of them",
      labelNames: ["outcome"],
      registers,
    }),
    replies: new Counter({
      name: "townwire_replies_total",
      help: "Messages of answers by how they were sent and what came of them",
      labelNames: ["way", "outcome"],
      registers,
    }),
    noticesWaiting: new Gauge({
      name: "townwire_notices_waiting",
      help: "Stories noted for somebody and not told yet",
      registers,
    }),
    /**
     * outcome: queued, sent, deferred, refused, unknown, late, skipped (empty, and so wanted), dropped (ended meanwhile),
     * bounced, complained. Of no reader is it known whether a message was opened.
     */
    newsletters: new Counter({
      name: "townwire_newsletters_total",
      help: "Issues of newsletters by what came of them",
      labelNames: ["outcome"],
      registers,
    }),
    newsletterReaders: new Gauge({
      name: "townwire_newsletter_subscriptions",
      help: "Subscriptions by state; ended: unsubscribed within 30 days",
      labelNames: ["state"],
      registers,
    }),
    newslettersWaiting: new Gauge({
      name: "townwire_newsletters_waiting",
      help: "Issues that wait to be sent",
      registers,
    }),
    jobs: new Gauge({ name: "townwire_jobs", help: "Jobs in the queue", labelNames: ["state"], registers }),
    /** Whom to ask how many browsers follow a thread. */
    follow(count: () => number): void {
      countFollowers = count;
    },
    followers: new Gauge({
      name: "townwire_comment_followers",
      help: "Browsers that are told of comments as they come",
      registers,
      collect() {
        this.set(countFollowers());
      },
    }),
    requests: new Histogram({
      name: "townwire_http_request_seconds",
      help: "Requests answered",
      labelNames: ["route", "status"],
      buckets: [0.001, 0.005, 0.02, 0.1, 0.5, 2],
      registers,
    }),
  };
}
