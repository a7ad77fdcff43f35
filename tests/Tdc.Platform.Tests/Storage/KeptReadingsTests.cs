using Microsoft.EntityFrameworkCore;
using Tdc.Platform.Identity;
using Tdc.Platform.Organisations;
using Tdc.Platform.Storage;
using Tdc.Platform.Tests.Durable;
using Tdc.Platform.Time;
using Tdc.Testing;

namespace Tdc.Platform.Tests.Storage;

public sealed class KeptReadingsTests
{
    private static readonly Type[] keys = [typeof(ApiKey)];

    public static TheoryData<DatabaseEngine> Engines => Node.Engines;

    [Theory, MemberData(nameof(Engines))]
    public async Task A_reading_is_kept_until_a_commit_changes_its_table(DatabaseEngine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var clock = new TestClock();
        await using var node = Node.On(database, clock);
        var first = await ReadAsync(node);
        Assert.Same(first, await ReadAsync(node));

        await node.WithDbAsync(async db =>
        {
            db.Add(new ProtectionKey { Name = "other", Xml = "<a/>" });
            return await db.SaveChangesAsync();
        });
        Assert.Same(first, await ReadAsync(node)); // another table

        await node.WithDbAsync(db => AddAsync(db, clock, "a"));
        Assert.Equal(["a"], await ReadAsync(node));
        await node.WithDbAsync(async db =>
        {
            (await db.Set<ApiKey>().SingleAsync()).RevokedAt = clock.GetUtcNow();
            return await db.SaveChangesAsync();
        });
        Assert.Equal(["a revoked"], await ReadAsync(node));
        await node.WithDbAsync(async db =>
        {
            db.Remove(await db.Set<ApiKey>().SingleAsync());
            return await db.SaveChangesAsync();
        });
        Assert.Empty(await ReadAsync(node));
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task What_is_not_committed_is_neither_kept_nor_makes_others_read_again(DatabaseEngine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var clock = new TestClock();
        await using var node = Node.On(database, clock);
        var before = await ReadAsync(node);
        await node.WithDbAsync(async db =>
        {
            await using (var transaction = await db.Database.BeginTransactionAsync())
            {
                await AddAsync(db, clock, "a");
                Assert.Equal(["a"], await ReadAsync(node, db));
                Assert.Same(before, await ReadAsync(node));
                await transaction.RollbackAsync();
            }

            return Assert.Single(new[] { await ReadAsync(node, db) }).Count;
        });
        Assert.Empty(await ReadAsync(node));

        await node.WithDbAsync(db => db.InTransactionAsync(() => AddAsync(db, clock, "b"), CancellationToken.None));
        Assert.Equal(["b"], await ReadAsync(node));
    }

    [Fact]
    public async Task Another_process_is_seen_after_some_seconds()
    {
        await using var database = await TestDatabase.CreateAsync();
        var clock = new TestClock();
        await using var here = Node.On(database, clock);
        await using var there = Node.On(database, clock);
        Assert.Empty(await ReadAsync(here));
        await there.WithDbAsync(db => AddAsync(db, clock, "a"));
        Assert.Empty(await ReadAsync(here));
        clock.Now += KeptReadings.Staleness;
        Assert.Equal(["a"], await ReadAsync(here));
    }

    private static Task<List<string>> ReadAsync(Node node) => node.WithDbAsync(db => ReadAsync(node, db));

    private static async Task<List<string>> ReadAsync(Node node, TdcDbContext db) => await node.Get<KeptReadings>().GetAsync(
        db, "keys", keys, () => db.Set<ApiKey>().AsNoTracking().OrderBy(k => k.Name).Select(k => k.RevokedAt == null ? k.Name : k.Name + " revoked").ToListAsync());

    private static async Task<int> AddAsync(TdcDbContext db, TestClock clock, string name)
    {
        db.Add(new ApiKey
        {
            Id = clock.NewId<ApiKeyId>(),
            Name = name,
            Unit = new LineageId(Guid.CreateVersion7()),
            Hash = ApiKeyAuthentication.HashOf(name),
            Prefix = name,
            Scopes = "",
            CreatedAt = clock.GetUtcNow(),
        });
        return await db.SaveChangesAsync();
    }
}
