using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Platform.Audit;
using Tdc.Platform.Commands;
using Tdc.Platform.Identity;
using Tdc.Platform.Jobs;
using Tdc.Platform.Notices;
using Tdc.Platform.Storage;
using Tdc.Testing;

namespace Tdc.Platform.Tests.Durable;

public class AuditChainTests
{
    private const int Written = 12;

    public static TheoryData<DatabaseEngine> Engines => Node.Engines;

    public static TheoryData<DatabaseEngine, string, long, AuditFault> Tamperings { get; } = Rows();

    private static TheoryData<DatabaseEngine, string, long, AuditFault> Rows()
    {
        var rows = new TheoryData<DatabaseEngine, string, long, AuditFault>();
        foreach (var engine in new[] { DatabaseEngine.Sqlite, DatabaseEngine.Postgres })
        {
            rows.Add(engine, "UPDATE audit_entry SET details = '{\"number\":99}' WHERE sequence = 5", 5, AuditFault.Changed);
            rows.Add(engine, "UPDATE audit_entry SET user_id = NULL, subject_id = 'other' WHERE sequence = 12", 12, AuditFault.Changed);
            rows.Add(engine, "UPDATE audit_entry SET hash = 'AB' WHERE sequence = 3", 3, AuditFault.Changed);
            rows.Add(engine, "DELETE FROM audit_entry WHERE sequence = 5", 5, AuditFault.Missing);
            rows.Add(engine, "DELETE FROM audit_entry WHERE sequence = 1", 1, AuditFault.Missing);
            rows.Add(engine, "DELETE FROM audit_entry WHERE sequence >= 11", 11, AuditFault.Missing);
            rows.Add(
                engine,
                "UPDATE audit_entry SET sequence = 1000 WHERE sequence = 5; UPDATE audit_entry SET sequence = 5 WHERE sequence = 6; UPDATE audit_entry SET sequence = 6 WHERE sequence = 1000",
                5, AuditFault.Reordered);
            rows.Add(
                engine,
                "INSERT INTO audit_entry SELECT {0}, at, user_id, key_id, action, subject_kind, subject_id, details, 13, hash FROM audit_entry WHERE sequence = 12",
                13, AuditFault.Inserted);
            rows.Add(engine, "UPDATE audit_chain_end SET hash = 'AB'", 12, AuditFault.HeadMismatch);
        }

        return rows;
    }

    private static Task WriteAsync(Node node, TestClock clock, int count) => node.WithDbAsync(async db =>
    {
        for (var i = 0; i < count; i++)
        {
            db.AddAudit(clock, Asker.System, "test.happened", "test.thing", $"Đồng Nai {i}", new { number = i });
        }

        return await db.SaveChangesAsync();
    });

    private static async Task<int> ChainAsync(Node node, TestClock clock)
    {
        clock.Now += AuditChain.Rest;
        var before = await CountAsync(node);
        await node.RunAsync<AuditChain>();
        return await CountAsync(node) - before;
    }

    private static Task<int> CountAsync(Node node) => node.WithDbAsync(db => db.Set<AuditEntry>().CountAsync(e => e.Sequence != null));

    private static Task<AuditVerdict> VerifyAsync(Node node) => node.InScopeAsync((s, _) => s.GetRequiredService<AuditVerifier>().VerifyAsync(null, CancellationToken.None));

    // A database with exactly twelve chained entries: what the seed wrote is taken away behind the fence.
    private static async Task<Node> ChainedAsync(TestDatabase database, TestClock clock)
    {
        var node = Node.On(database, clock);
        await ExecuteAsync(node, "DELETE FROM audit_entry");
        await WriteAsync(node, clock, Written);
        Assert.Equal(Written, await ChainAsync(node, clock));
        return node;
    }

    private static Task<int> ExecuteAsync(Node node, string sql) => node.WithDbAsync(async db =>
    {
        var drop = db.IsSqlite ? SqliteAuditFence.DropSql : PostgresAuditFence.DropSql;
        await db.Database.ExecuteSqlRawAsync(drop);
        return sql.Contains("{0}", StringComparison.Ordinal)
            ? await db.Database.ExecuteSqlRawAsync(sql, Guid.AllBitsSet)
            : await db.Database.ExecuteSqlRawAsync(sql.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal));
    });

    [Theory, MemberData(nameof(Tamperings))]
    public async Task Each_kind_of_tampering_is_found_at_its_place(DatabaseEngine engine, string sql, long sequence, AuditFault fault)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var clock = new TestClock();
        await using var node = await ChainedAsync(database, clock);
        Assert.True((await VerifyAsync(node)).IsWhole);
        await ExecuteAsync(node, sql);
        var broken = (await VerifyAsync(node)).Broken;
        Assert.Equal((sequence, fault), (broken?.Sequence, broken?.Fault));
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task The_database_itself_refuses_to_change_or_delete_entries(DatabaseEngine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var clock = new TestClock();
        await using var node = Node.On(database, clock);
        await WriteAsync(node, clock, 2);
        foreach (var sql in new[] { "UPDATE audit_entry SET details = 'x'", "DELETE FROM audit_entry", "UPDATE audit_entry SET at = '2020-01-01 00:00:00'" })
        {
            Assert.NotNull(await Record.ExceptionAsync(() => node.WithDbAsync(db => db.Database.ExecuteSqlRawAsync(sql))));
        }

        await ChainAsync(node, clock);
        Assert.NotNull(await Record.ExceptionAsync(() => node.WithDbAsync(db => db.Database.ExecuteSqlRawAsync("UPDATE audit_entry SET hash = 'x'"))));
        Assert.True((await VerifyAsync(node)).IsWhole);
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task An_entry_that_commits_late_with_an_earlier_id_gets_the_next_place(DatabaseEngine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var clock = new TestClock();
        await using var node = Node.On(database, clock);
        await ChainAsync(node, clock);
        var earlier = clock.GetUtcNow();
        await WriteAsync(node, clock, 3);
        await ChainAsync(node, clock);
        await node.WithDbAsync(async db =>
        {
            var late = new TestClock { Now = earlier };
            db.AddAudit(late, Asker.System, "test.late", "test.thing", 1);
            return await db.SaveChangesAsync();
        });
        Assert.Equal(1, await ChainAsync(node, clock));
        var last = await node.WithDbAsync(db => db.Set<AuditEntry>().AsNoTracking().OrderByDescending(e => e.Sequence).FirstAsync());
        Assert.Equal("test.late", last.Action);
        Assert.True((await VerifyAsync(node)).IsWhole);
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task Many_writers_and_two_chaining_nodes_never_fork_the_chain(DatabaseEngine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var clock = new TestClock();
        await using var a = Node.On(database, clock);
        await using var b = Node.On(database, clock);
        var writers = Enumerable.Range(0, 6).Select(i => Task.Run(async () =>
        {
            for (var j = 0; j < 15; j++)
            {
                await WriteAsync(i % 2 == 0 ? a : b, clock, 2);
            }
        })).ToList();
        var all = Task.WhenAll(writers);
        while (!all.IsCompleted)
        {
            clock.Now += TimeSpan.FromSeconds(2);
            await Task.WhenAll(Task.Run(() => a.RunAsync<AuditChain>()), Task.Run(() => b.RunAsync<AuditChain>()));
        }

        await all;
        await ChainAsync(a, clock);
        var verdict = await VerifyAsync(a);
        Assert.True(verdict.IsWhole, verdict.Broken?.ToString());
        Assert.Equal((0, await a.WithDbAsync(db => db.Set<AuditEntry>().LongCountAsync())), (verdict.Waiting, verdict.Entries));
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task A_node_that_lost_the_lease_chains_nothing(DatabaseEngine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var clock = new TestClock();
        await using var node = Node.On(database, clock);
        var stale = await node.Leases.TakeAsync("audit.chain", null, CancellationToken.None, "stale");
        clock.Now += Leases.Duration + TimeSpan.FromSeconds(1);
        Assert.NotNull(await node.Leases.TakeAsync("audit.chain", null, CancellationToken.None, "other"));
        await WriteAsync(node, clock, 3);
        clock.Now += AuditChain.Rest;
        var chained = await CountAsync(node);
        await Assert.ThrowsAsync<LeaseLostException>(() => node.WithDbAsync(db => node.Get<AuditChain>().ChainAsync(db, stale!, CancellationToken.None)));
        Assert.Equal(chained, await CountAsync(node));
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task A_day_is_closed_once_signed_and_mailed_and_its_head_proves_a_rewritten_history(DatabaseEngine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var clock = new TestClock();
        await using var node = Node.On(database, clock, null, ("TDC_AUDIT_MAIL", "kiemtoan@example.vn, khac@example.vn"));
        await ExecuteAsync(node, "DELETE FROM audit_entry");
        await WriteAsync(node, clock, Written);
        await ChainAsync(node, clock);
        Assert.False(await node.RunAsync<AuditHeads>()); // the day is not over
        clock.Now = new DateTimeOffset(2026, 11, 20, 17, 6, 0, TimeSpan.Zero); // 00:06 on the 21st in Vietnam
        Assert.True(await node.RunAsync<AuditHeads>());
        Assert.False(await node.RunAsync<AuditHeads>());
        var head = await node.WithDbAsync(db => db.Set<AuditDayHead>().AsNoTracking().SingleAsync());
        Assert.Equal((new DateOnly(2026, 11, 20), (long)Written), (head.Day, head.LastSequence));
        var mails = await node.WithDbAsync(db => db.Set<Mail>().AsNoTracking().Where(m => m.Kind == "audit.head").ToListAsync());
        Assert.Equal(2, mails.Count);
        Assert.Equal(1, (await VerifyAsync(node)).Heads);

        var log = await node.InScopeAsync(async (s, _) => string.Join('\n', await s.GetRequiredService<AuditLog>().ExportAsync(0, CancellationToken.None).ToListAsync()));
        Task<(int Compared, AuditBreak? Broken)> CompareAsync(string saved) =>
            node.InScopeAsync((s, _) => s.GetRequiredService<AuditLog>().CompareAsync(new StringReader(saved), CancellationToken.None));
        Assert.Equal((Written + 1, null), await CompareAsync(log));
        Assert.Equal((1, null), await CompareAsync(mails[0].Body));

        // An intruder rewrites an entry and chains everything anew, the chain's end included.
        await ExecuteAsync(node, "UPDATE audit_entry SET subject_id = 'somebody else', sequence = sequence, hash = hash WHERE sequence = 4");
        await ExecuteAsync(node, "UPDATE audit_entry SET sequence = NULL, hash = NULL");
        await ExecuteAsync(node, "DELETE FROM audit_chain_end");
        await ChainAsync(node, clock);
        Assert.Equal(AuditFault.HeadMismatch, (await VerifyAsync(node)).Broken?.Fault);
        Assert.Equal((4L, AuditFault.Rewritten), (await CompareAsync(log)).Broken is { } b ? (b.Sequence, b.Fault) : default);

        // And signs a head of his own with a key of his own: the saved mail still contradicts him.
        await ExecuteAsync(node, "DELETE FROM audit_day_head");
        await ExecuteAsync(node, "DELETE FROM audit_signing_key");
        Assert.True(await node.RunAsync<AuditHeads>());
        Assert.True((await VerifyAsync(node)).IsWhole);
        Assert.Equal(AuditFault.Rewritten, (await CompareAsync(mails[0].Body)).Broken?.Fault);
    }

    [Fact]
    public async Task A_file_without_anything_to_compare_is_a_wrong_call()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var node = Node.On(database, new TestClock());
        foreach (var text in new[] { "", "xin chào", "{}", "[1,2]", "{\"sequence\":" })
        {
            await Assert.ThrowsAsync<CommandFault>(() => node.InScopeAsync((s, _) => s.GetRequiredService<AuditLog>().CompareAsync(new StringReader(text), CancellationToken.None)));
        }
    }

    [Fact]
    public void The_hash_of_an_entry_is_the_documented_one()
    {
        var entry = new AuditEntry
        {
            Id = new(new Guid("0197a000-0000-7000-8000-000000000001")),
            At = new DateTimeOffset(2026, 11, 20, 1, 2, 3, TimeSpan.Zero).AddTicks(4567890),
            Action = "plan.report-submitted",
            SubjectKind = "plan.report",
            SubjectId = "Đồng Nai",
            Details = "{}",
        };
        var zeros = new string('0', 64);
        var bytes = System.Text.Encoding.UTF8.GetBytes(
            $"11:tdc-audit-1,64:{zeros},1:1,36:0197a000-0000-7000-8000-000000000001,27:2026-11-20T01:02:03.456789Z,0:,0:,21:plan.report-submitted,11:plan.report,11:Đồng Nai,2:{{}},");
        Assert.Equal(Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(bytes)), AuditBytes.HashOf(entry, zeros, 1));
    }
}
