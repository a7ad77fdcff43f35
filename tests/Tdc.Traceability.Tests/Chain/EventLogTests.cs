using System.Net.Http.Json;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Epcis.Model;
using Tdc.Platform.Audit;
using Tdc.Platform.Notices;
using Tdc.Platform.Organisations;
using Tdc.Platform.Storage;
using Tdc.Testing;
using Tdc.Traceability.Domain.Log;
using Tdc.Traceability.Events;
using Tdc.Traceability.Events.Appending;
using Tdc.Traceability.Features.Chain;
using Tdc.Traceability.Features.Chain.Log;
using Tdc.Traceability.Storage;
using static Tdc.Traceability.Tests.Chain.Story;

namespace Tdc.Traceability.Tests.Chain;

public sealed class EventLogTests
{
    [Theory]
    [InlineData(DatabaseEngine.Sqlite)]
    [InlineData(DatabaseEngine.Postgres)]
    public async Task Events_are_in_the_log_within_seconds_and_an_independent_verifier_believes_every_proof(DatabaseEngine engine)
    {
        await using var app = await TestApp.StartAsync(engine);
        var ids = await FillAsync(app, 300);
        using var client = app.Visit().Client;
        var half = await client.GetFromJsonAsync<JsonElement>("/epcis/log");
        ids.AddRange(await FillAsync(app, 500, 300));
        List<object> cases = [];
        foreach (var at in new[] { 0, 1, 254, 255, 256, 299, 511, 512, 798, 799 })
        {
            var proof = await client.GetFromJsonAsync<JsonElement>("/epcis/log/proof/inclusion?eventID=" + Uri.EscapeDataString(ids[at]));
            Assert.Equal(at, proof.GetProperty("leafIndex").GetInt64());
            cases.Add(Inclusion(proof));
            cases.Add(Inclusion(await client.GetFromJsonAsync<JsonElement>($"/epcis/log/proof/inclusion?eventID={Uri.EscapeDataString(ids[at])}&treeSize={at + 1}")));
        }

        foreach (var first in new[] { 1, 255, 256, 257, 300, 512, 799, 800 })
        {
            var proof = await client.GetFromJsonAsync<JsonElement>($"/epcis/log/proof/consistency?first={first}&second=800");
            cases.Add(new
            {
                kind = "consistency",
                first,
                second = 800,
                firstRootHash = proof.GetProperty("firstRootHash").GetString(),
                secondRootHash = proof.GetProperty("secondRootHash").GetString(),
                path = proof.GetProperty("path"),
            });
        }

        Assert.All(await IndependentVerifier.AskAsync(cases), Assert.True);
        var consistency = await client.GetFromJsonAsync<JsonElement>("/epcis/log/proof/consistency?first=300");
        Assert.Equal(half.GetProperty("rootHash").GetString(), consistency.GetProperty("firstRootHash").GetString());
        Assert.Equal(404, (int)(await client.GetAsync(new Uri("/epcis/log/proof/inclusion?eventID=urn:nothing", UriKind.Relative))).StatusCode);
        Assert.Equal(400, (int)(await client.GetAsync(new Uri("/epcis/log/proof/inclusion", UriKind.Relative))).StatusCode);
        Assert.Equal(400, (int)(await client.GetAsync(new Uri("/epcis/log/proof/consistency?first=0", UriKind.Relative))).StatusCode);
        Assert.Equal(400, (int)(await client.GetAsync(new Uri("/epcis/log/proof/consistency?first=5&second=801", UriKind.Relative))).StatusCode);
    }

    [Theory]
    [InlineData(DatabaseEngine.Sqlite)]
    [InlineData(DatabaseEngine.Postgres)]
    public async Task A_closed_day_is_signed_published_mailed_and_verified_and_every_change_afterwards_is_found(DatabaseEngine engine)
    {
        Environment.SetEnvironmentVariable("TDC_AUDIT_MAIL", "head@example.vn");
        await using var app = await TestApp.StartAsync(engine);
        await FillAsync(app, 300);
        app.Clock.Now += TimeSpan.FromDays(1);
        await CloseAsync(app);
        app.Clock.Now += TimeSpan.FromHours(1);
        await FillAsync(app, 20, 300);

        using var client = app.Visit().Client;
        var checkpoint = (await client.GetFromJsonAsync<JsonElement>("/epcis/log")).GetProperty("checkpoint");
        Assert.Equal(300, checkpoint.GetProperty("size").GetInt64());
        var keys = await client.GetFromJsonAsync<JsonElement>("/epcis/log/keys");
        var note = await client.GetStringAsync(new Uri("/epcis/log/checkpoint", UriKind.Relative));
        Assert.Equal(note, checkpoint.GetProperty("note").GetString());
        AssertSigned(keys, checkpoint, note);
        Assert.Single((await client.GetFromJsonAsync<JsonElement>("/epcis/log/checkpoints")).GetProperty("items").EnumerateArray());

        var mail = await app.InScopeAsync(s => s.GetRequiredService<TdcDbContext>().Set<Mail>().SingleAsync(m => m.Kind == "trace.log"));
        await InDbAsync(app, async (db, store) =>
        {
            var whole = await new EventLogVerifier(db, store, Hash).VerifyAsync(mail.Body, new Progress<long>(), default);
            Assert.True(whole.IsWhole, whole.ToString());
            Assert.Equal((320L, 0L), (whole.Size, whole.Waiting));

            var changed = await new EventLogVerifier(db, new BentStore(store, e => e.Position == 7 ? With(e, "destroying") : e), Hash).VerifyAsync(null, new Progress<long>(), default);
            Assert.Equal((7L, "changed"), (changed.Position, changed.Fault));
            var removed = await new EventLogVerifier(db, new BentStore(store, e => e.Position == 301 ? null : e), Hash).VerifyAsync(null, new Progress<long>(), default);
            Assert.Equal((301L, "missing"), (removed.Position, removed.Fault));
            var last = await new EventLogVerifier(db, new BentStore(store, e => e.Position == 320 ? null : e), Hash).VerifyAsync(null, new Progress<long>(), default);
            Assert.Equal((320L, "missing"), (last.Position, last.Fault));
            return 0;
        });

        // An operator who rewrites event, hashes, tiles and end together is contradicted by the signed checkpoint.
        await RewriteAsync(app, 9);
        await InDbAsync(app, async (db, store) =>
        {
            var bent = new BentStore(store, e => e.Position == 9 ? With(e, "destroying") : e);
            var rewritten = await new EventLogVerifier(db, bent, Hash).VerifyAsync(null, new Progress<long>(), default);
            Assert.Equal((1L, "rewritten"), (rewritten.Position, rewritten.Fault));

            // One who drops the checkpoint too is contradicted by the mail that went out; one who forges a new one, by its signature.
            await db.Set<LogCheckpoint>().ExecuteDeleteAsync();
            Assert.True((await new EventLogVerifier(db, bent, Hash).VerifyAsync(null, new Progress<long>(), default)).IsWhole);
            Assert.Equal("rewritten", (await new EventLogVerifier(db, bent, Hash).VerifyAsync(mail.Body, new Progress<long>(), default)).Fault);
            var end = await db.Set<LogEnd>().SingleAsync();
            db.Add(new LogCheckpoint { Day = new DateOnly(2026, 11, 20), Size = end.Size, Root = end.Root, MadeAt = app.Clock.Now, Origin = "x/epcis/log", KeyId = checkpoint.GetProperty("keyId").GetString()!, Signature = checkpoint.GetProperty("signature").GetString()! });
            await db.SaveChangesAsync();
            Assert.Equal("bad-signature", (await new EventLogVerifier(db, bent, Hash).VerifyAsync(null, new Progress<long>(), default)).Fault);
            return 0;
        });
    }

    private static void AssertSigned(JsonElement keys, JsonElement checkpoint, string note)
    {
        var jwk = keys.GetProperty("keys").EnumerateArray().Single(k => k.GetProperty("kid").GetString() == checkpoint.GetProperty("keyId").GetString());
        Assert.Equal(("EC", "P-256", "ES256"), (jwk.GetProperty("kty").GetString(), jwk.GetProperty("crv").GetString(), jwk.GetProperty("alg").GetString()));
        static byte[] Octets(string text) => Convert.FromBase64String(text.Replace('-', '+').Replace('_', '/').PadRight((text.Length + 3) / 4 * 4, '='));
        using var key = ECDsa.Create(new ECParameters
        {
            Curve = ECCurve.NamedCurves.nistP256,
            Q = new ECPoint { X = Octets(jwk.GetProperty("x").GetString()!), Y = Octets(jwk.GetProperty("y").GetString()!) },
        });
        var parts = note.Split("\n\n");
        var body = Encoding.UTF8.GetBytes(parts[0] + "\n");
        Assert.True(key.VerifyData(body, Convert.FromBase64String(checkpoint.GetProperty("signature").GetString()!), HashAlgorithmName.SHA256));
        var line = Convert.FromBase64String(parts[1].Split(' ')[2].Trim());
        Assert.Equal(SHA256.HashData(key.ExportSubjectPublicKeyInfo())[..4], line[..4]);
        Assert.True(key.VerifyData(body, line[4..], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence));
    }

    private static object Inclusion(JsonElement proof) => new
    {
        kind = "inclusion",
        leafIndex = proof.GetProperty("leafIndex").GetInt64(),
        treeSize = proof.GetProperty("treeSize").GetInt64(),
        contentHash = proof.GetProperty("contentHash").GetString(),
        rootHash = proof.GetProperty("rootHash").GetString(),
        path = proof.GetProperty("path"),
    };

    private static async Task<List<string>> FillAsync(TestApp app, int count, int from = 0)
    {
        var story = new Story(app.Services.GetRequiredService<IEventStore>());
        List<string> ids = [];
        for (var i = from; i < from + count; i += 50)
        {
            var batch = Enumerable.Range(i, Math.Min(50, from + count - i)).Select(n => new EpcisEvent
            {
                Kind = EventKind.ObjectEvent,
                TypeName = "ObjectEvent",
                Action = EventAction.Observe,
                EventTime = "2026-03-01T00:00:00Z",
                EventTimeZoneOffset = "+07:00",
                BizStep = "inspecting",
                EpcList = [Item($"N{n}")],
                EventId = $"urn:uuid:0198aaaa-0000-7000-8000-{n:D12}",
            }).ToList();
            ids.AddRange((await story.Store.AppendAsync(new AppendBatch(Guid.CreateVersion7(), Owner, batch, true), default)).Events.Select(e => e.EventId));
        }

        await Eventually.Async(() => app.InScopeAsync(async s => (await s.GetRequiredService<IEventLog>().HeadAsync(default)).Size == from + count));
        return ids;
    }

    private static Task<LogCheckpoint> CloseAsync(TestApp app) => app.InScopeAsync(async s =>
    {
        var db = s.GetRequiredService<TdcDbContext>();
        return await db.InTransactionAsync(() => s.GetRequiredService<LogCheckpoints>().CloseAsync(db, default), default) ?? await db.Set<LogCheckpoint>().SingleAsync();
    });

    private static Task<int> RewriteAsync(TestApp app, long position) => InDbAsync(app, async (db, store) =>
    {
        var (first, _) = LogTile.Of(0, position - 1) is var place ? (place.Tile, place.From) : default;
        var tile = await db.Set<LogTileRow>().SingleAsync(t => t.Row == 0 && t.Tile == first);
        var hashes = tile.Hashes.ToArray();
        var stored = (await store.AtAsync([position], default))[0];
        MerkleTree.Leaf(Hash(With(stored, "destroying").Event)).CopyTo(hashes, (int)(position - 1) * MerkleTree.HashSize);
        tile.Hashes = hashes;
        var above = await db.Set<LogTileRow>().SingleAsync(t => t.Row == 1 && t.Tile == 0);
        var joined = above.Hashes.ToArray();
        LogTile.Over(hashes, 0, LogTile.Width).CopyTo(joined, 0);
        above.Hashes = joined;
        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();
        var end = await db.Set<LogEnd>().SingleAsync();
        end.Root = await new LogTree(db).RootAsync(end.Size, default);
        await db.SaveChangesAsync();
        return 0;
    });

    private static Task<T> InDbAsync<T>(TestApp app, Func<TdcDbContext, IEventStore, Task<T>> work) =>
        app.InScopeAsync(s => work(s.GetRequiredService<TdcDbContext>(), s.GetRequiredService<IEventStore>()));

    private static byte[] Hash(EpcisEvent what)
    {
        var hash = new byte[32];
        new ContentHash().Name(what, hash);
        return hash;
    }

    private static StoredEvent With(StoredEvent e, string step)
    {
        var bent = new EpcisEvent
        {
            Kind = e.Event.Kind,
            TypeName = e.Event.TypeName,
            Action = e.Event.Action,
            EventTime = e.Event.EventTime,
            EventTimeZoneOffset = e.Event.EventTimeZoneOffset,
            BizStep = step,
            EpcList = e.Event.EpcList,
            EventId = e.Event.EventId,
        };
        return e with { Event = bent, ContentHash = Hash(bent) };
    }

    /// <summary>The store as somebody left it who changed it: events pass through a function that may change or drop them.</summary>
    private sealed class BentStore(IEventStore store, Func<StoredEvent, StoredEvent?> bend) : IEventStore
    {
        public async IAsyncEnumerable<StoredEvent> FindAsync(EventFilter filter, [EnumeratorCancellation] CancellationToken cancellation)
        {
            await foreach (var e in store.FindAsync(filter, cancellation))
            {
                if (bend(e) is { } bent)
                {
                    yield return bent;
                }
            }
        }

        public Task PrepareAsync(CancellationToken cancellation) => store.PrepareAsync(cancellation);

        public Task<AppendResult> AppendAsync(AppendBatch batch, CancellationToken cancellation) => store.AppendAsync(batch, cancellation);

        public Task<WholeAppend> AppendWholeAsync(
            Guid capture, LineageId owner, IAsyncEnumerable<IReadOnlyList<EpcisEvent>> pieces, Action<int>? progress, CancellationToken cancellation) =>
            store.AppendWholeAsync(capture, owner, pieces, progress, cancellation);

        public Task<long> LastPositionAsync(CancellationToken cancellation) => store.LastPositionAsync(cancellation);

        public Task<IReadOnlyList<StoredEvent>> WithIdAsync(string eventId, CancellationToken cancellation) => store.WithIdAsync(eventId, cancellation);

        public Task<IReadOnlyList<ItemOccurrence>> OccurrencesAsync(IReadOnlyCollection<long> keys, int limit, CancellationToken cancellation) => store.OccurrencesAsync(keys, limit, cancellation);

        public Task<IReadOnlyList<StoredEvent>> AtAsync(IReadOnlyCollection<long> positions, CancellationToken cancellation) => store.AtAsync(positions, cancellation);

        public Task<IReadOnlyList<(long Position, ReadOnlyMemory<byte> ContentHash)>> HashesAsync(long from, int count, CancellationToken cancellation) => store.HashesAsync(from, count, cancellation);

        public Task<IReadOnlyList<string>> DistinctAsync(DistinctField field, string? after, int limit, CancellationToken cancellation) => store.DistinctAsync(field, after, limit, cancellation);
    }
}
