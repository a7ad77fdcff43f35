using System.Globalization;
using Microsoft.Data.Sqlite;
using Npgsql;
using Tdc.Testing;

namespace Tdc.Host.Tests.Process;

[Collection(ProcessTests.Name)]
public sealed class OperationCommandTests(ProcessFolders folders)
{
    private static readonly (string Name, string Value)[] development = [("ASPNETCORE_ENVIRONMENT", "Development")];

    [Fact]
    public async Task A_backup_made_beside_a_running_server_becomes_a_working_data_folder_and_never_overwrites_one()
    {
        var folder = folders.WithData();
        await using (var server = await TdcProgram.ServeAsync(folder, development, "--no-demo"))
        {
            Assert.Equal(0, (await TdcProgram.RunAsync(folder, ["backup", "b.zip"])).Code);
        }

        Assert.Equal(0, (await TdcProgram.RunAsync(folder, ["restore", "b.zip", "--data", "restored"])).Code);
        var verified = await TdcProgram.RunAsync(folder, ["audit", "verify", "--data", "restored"]);
        Assert.True(verified.Code == 0, verified.Errors);
        Assert.StartsWith("whole:", verified.Output, StringComparison.Ordinal);
        await using (var restored = await TdcProgram.ServeAsync(folder, development, "--no-demo", "--data", "restored"))
        {
            using var visitor = new Visitor(restored.Address);
            Assert.Contains("1295/QĐ-UBND", (await visitor.OpenAsync("/")).MainText, StringComparison.Ordinal);
            var beside = await TdcProgram.RunAsync(folder, ["restore", "b.zip", "--data", "restored", "--replace"], [("LC_ALL", "vi_VN.UTF-8")]);
            Assert.Equal(2, beside.Code);
            Assert.Contains("đang được một chương trình khác mở", beside.Errors, StringComparison.Ordinal);
        }

        var again = await TdcProgram.RunAsync(folder, ["restore", "b.zip", "--data", "restored"]);
        Assert.Equal(2, again.Code);
        Assert.Contains("already holds a database", again.Errors, StringComparison.Ordinal);
        Assert.Equal(2, (await TdcProgram.RunAsync(folder, ["backup", "b.zip"])).Code);
    }

    [Fact]
    public async Task A_changed_audit_entry_is_named_and_the_answer_is_1()
    {
        var folder = folders.WithData();
        await using (await TdcProgram.ServeAsync(folder, development, "--no-demo"))
        {
            await UntilAsync(async () => await AskAsync(folder, "SELECT COUNT(*) FROM audit_entry WHERE sequence >= 3") > 0);
        }

        Assert.Equal(0, (await TdcProgram.RunAsync(folder, ["audit", "verify"])).Code);
        await Assert.ThrowsAsync<SqliteException>(() => AskAsync(folder, "UPDATE audit_entry SET details = '{}' WHERE sequence = 3"));
        await AskAsync(folder, "DROP TRIGGER audit_entry_same; UPDATE audit_entry SET action = 'x' WHERE sequence = 3");

        var verified = await TdcProgram.RunAsync(folder, ["audit", "verify"]);

        Assert.Equal(1, verified.Code);
        Assert.StartsWith("broken at 3:", verified.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_acknowledged_outlives_a_kill_and_the_audit_is_whole()
    {
        var folder = folders.WithData();
        await TdcProgram.RunAsync(folder, ["user", "create", "--email", "a@b.vn", "--role", "officer", "--organisation", "SKHCN"], input: "mua-nang-dong-nai-9");
        var acknowledged = -1;
        await using (var server = await TdcProgram.ServeAsync(folder, development, "--no-demo"))
        {
            using var visitor = await SignInAsync(server.Address);
            var form = await visitor.OpenAsync("/tai-khoan");
            var kill = Task.Run(async () =>
            {
                await UntilAsync(() => Task.FromResult(Volatile.Read(ref acknowledged) >= 3));
                await server.SignalAsync("KILL");
            }, TestContext.Current.CancellationToken);
            try
            {
                for (var i = 0; i < 10_000; i++)
                {
                    var answer = await visitor.SubmitAsync(form, "account", [("ten", i.ToString(CultureInfo.InvariantCulture))]);
                    Assert.Equal("?da-luu=1", answer.Address.Query);
                    Volatile.Write(ref acknowledged, i);
                }
            }
            catch (HttpRequestException)
            {
                // killed
            }

            await kill;
        }

        await using (var server = await TdcProgram.ServeAsync(folder, development, "--no-demo"))
        {
            using var visitor = await SignInAsync(server.Address);
            var name = (await visitor.OpenAsync("/tai-khoan")).Document.QuerySelector("input[name=ten]")!.GetAttribute("value")!;
            Assert.InRange(int.Parse(name, CultureInfo.InvariantCulture), acknowledged, acknowledged + 1);
            await UntilAsync(async () => await AskAsync(folder, "SELECT COUNT(*) FROM audit_entry WHERE sequence IS NULL AND at < strftime('%Y-%m-%d %H:%M:%f', 'now', '-3 seconds')") == 0);
        }

        var verified = await TdcProgram.RunAsync(folder, ["audit", "verify"]);
        Assert.True(verified.Code == 0, verified.Output + verified.Errors);
    }

    [Fact]
    public async Task A_move_compares_every_table_keeps_the_audit_closed_and_refuses_a_target_with_rows()
    {
        Requirements.NeedPostgres();
        var folder = folders.WithData();
        await AskAsync(folder, $"INSERT INTO file_content (sha256, size, place, touched_at) VALUES ('{new string('a', 64)}', 1, 'Disk', '2026-11-23 08:00:40.9818857')");
        await using var target = await EmptyDatabase.CreateAsync();
        (string, string)[] settings = [("TDC_POSTGRES", target.Connection)];

        var moved = await TdcProgram.RunAsync(folder, ["move", "--from", "sqlite", "--to", "postgres"], settings);

        Assert.True(moved.Code == 0, moved.Errors);
        var lines = moved.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split('\t')).ToList();
        Assert.Contains(lines, l => l[0] == "audit_entry" && int.Parse(l[1], CultureInfo.InvariantCulture) > 0 && l[2].Length == 64);
        Assert.Contains("counts and hashes agree", moved.Errors, StringComparison.Ordinal);
        await using var connection = new NpgsqlConnection(target.Connection);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var change = new NpgsqlCommand("UPDATE audit_entry SET action = 'x'", connection);
        await Assert.ThrowsAsync<PostgresException>(() => change.ExecuteNonQueryAsync(TestContext.Current.CancellationToken));

        var again = await TdcProgram.RunAsync(folder, ["move", "--from", "sqlite", "--to", "postgres"], settings);
        Assert.Equal(2, again.Code);
        Assert.Contains("already holds rows", again.Errors, StringComparison.Ordinal);
        Assert.Equal(0, (await TdcProgram.RunAsync(folder, ["migrate"], settings)).Code);
        Assert.Equal(0, (await TdcProgram.RunAsync(folder, ["audit", "verify"], settings)).Code);
    }

    [Fact]
    public async Task The_whole_demonstration_moves_and_a_refused_or_broken_move_leaves_no_row()
    {
        Requirements.NeedPostgres();
        var cancellation = TestContext.Current.CancellationToken;
        var folder = folders.Empty();
        await using (await TdcProgram.ServeAsync(folder, development))
        {
            // it makes the data
        }

        await using var target = await EmptyDatabase.CreateAsync();
        (string, string)[] settings = [("TDC_POSTGRES", target.Connection)];
        await using var connection = new NpgsqlConnection(target.Connection);
        await connection.OpenAsync(cancellation);

        await AskTargetAsync("CREATE TABLE plan_plan (id uuid); INSERT INTO plan_plan VALUES (NULL)");
        Assert.Contains("plan_plan already holds rows", (await MoveAsync(2)).Errors, StringComparison.Ordinal);
        Assert.Equal(1L, await AskTargetAsync("SELECT COUNT(*) FROM pg_tables WHERE schemaname = 'public'"));
        await AskTargetAsync("DROP TABLE plan_plan");

        await AskAsync(folder, "UPDATE plan_report_figure SET value = '100000000000000000000' WHERE rowid = (SELECT MIN(rowid) FROM plan_report_figure WHERE value IS NOT NULL)");
        await MoveAsync(2);
        Assert.Equal(0L, await AskTargetAsync("SELECT (SELECT COUNT(*) FROM epcis_event) + (SELECT COUNT(*) FROM plan_plan)"));

        await AskAsync(folder, "UPDATE plan_report_figure SET value = '1' WHERE value = '100000000000000000000'");
        var moved = await MoveAsync(0);
        var rows = moved.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split('\t')).ToDictionary(l => l[0], l => long.Parse(l[1], CultureInfo.InvariantCulture));
        Assert.All(["epcis_event", "plan_report_round", "plan_consolidation_figure"], t => Assert.True(rows[t] > 0, t));
        Assert.DoesNotContain("rounded", moved.Errors, StringComparison.Ordinal);
        Assert.Equal(rows["epcis_event"], await AskTargetAsync("SELECT COUNT(*) FROM epcis_event"));

        async Task<Answer> MoveAsync(int code)
        {
            var answer = await TdcProgram.RunAsync(folder, ["move", "--from", "sqlite", "--to", "postgres"], settings);
            Assert.True(answer.Code == code, answer.Errors);
            return answer;
        }

        async Task<object?> AskTargetAsync(string sql)
        {
            await using var command = new NpgsqlCommand(sql, connection);
            return await command.ExecuteScalarAsync(cancellation);
        }
    }

    private static async Task<Visitor> SignInAsync(Uri address)
    {
        var visitor = new Visitor(address);
        var page = await visitor.SubmitAsync(await visitor.OpenAsync("/dang-nhap"), "sign-in", [("email", "a@b.vn"), ("mat-khau", "mua-nang-dong-nai-9")]);
        Assert.Equal("/", page.Address.AbsolutePath);
        return visitor;
    }

    private static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        for (var i = 0; i < 200; i++)
        {
            if (await isSo())
            {
                return;
            }

            await Task.Delay(100);
        }

        Assert.Fail("it did not become so in 20 seconds");
    }

    private static async Task<long> AskAsync(string folder, string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "data", "tdc.db")};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync() is long count ? count : 0;
    }
}
