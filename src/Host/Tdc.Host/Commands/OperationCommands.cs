using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using Tdc.Host.Serving;
using Tdc.Platform.Commands;
using Tdc.Platform.Operations;
using Tdc.Platform.Storage;

namespace Tdc.Host.Commands;

/// <summary>Commands of the operator: <c>migrate</c>, <c>move</c>, <c>backup</c>, <c>restore</c>.</summary>
internal static class OperationCommands
{
    public static IEnumerable<Command> Build(CommandHost host) => [Migrate(host), Move(host), BackUp(host), Restore(host), Preparation.Build(host)];

    private static Command Migrate(CommandHost host)
    {
        var command = new Command("migrate", "Creates the database or brings it up to date, and adds what every database must hold.") { host.Data };
        command.SetAction((call, cancellation) => host.WithDatabaseAsync(
            call,
            async (services, stop) =>
            {
                var applied = await services.GetRequiredService<TdcDbContext>().Database.GetAppliedMigrationsAsync(stop);
                await Console.Out.WriteLineAsync(applied.Last());
                return ExitCode.Done;
            },
            cancellation));
        return command;
    }

    private static Command Move(CommandHost host)
    {
        var from = new Option<string>("--from") { Description = "Engine to copy from.", Required = true }.AcceptOnlyFromAmong("sqlite");
        var to = new Option<string>("--to") { Description = "Engine to copy to, named by TDC_POSTGRES.", Required = true }.AcceptOnlyFromAmong("postgres");
        var command = new Command("move", "Copies the embedded database into an empty PostgreSQL database and compares both.") { from, to, host.Data };
        command.SetAction(async (call, cancellation) =>
        {
            var target = DatabaseSettings.FromEnvironment(call.GetValue(host.Data));
            if (target.Engine != DatabaseEngine.Postgres)
            {
                throw new CommandFault(OperationWords.Say("move.no-target"));
            }

            var source = DatabaseSettings.Sqlite(target.DataFolder);
            if (!File.Exists(Path.Combine(source.DataFolder, DatabaseSettings.SqliteFile)))
            {
                throw new CommandFault(OperationWords.Say("move.no-source", source.DataFolder));
            }

            await using var reading = CommandHost.Services(source);
            await using var writing = CommandHost.Services(target);
            await using var a = reading.CreateAsyncScope();
            await using var b = writing.CreateAsyncScope();
            var (left, right) = (a.ServiceProvider.GetRequiredService<TdcDbContext>(), b.ServiceProvider.GetRequiredService<TdcDbContext>());
            var stores = writing.GetServices<IModuleStore>().ToList();
            await TdcHost.MigrateAsync(left, cancellation);
            await DatabaseMove.CheckEmptyAsync(right, cancellation);
            foreach (var store in stores)
            {
                await store.CheckTargetAsync(source, target, cancellation);
            }

            await TdcHost.MigrateAsync(right, cancellation);
            var (tables, rows) = (0, 0L);
            void Tell(TableDigest table)
            {
                (tables, rows) = (tables + 1, rows + table.Rows);
                Console.Out.WriteLine($"{table.Table}\t{table.Rows}\t{table.Hash}");
            }

            await MoveAsync(stores);
            await TdcHost.PrepareAsync(writing, demonstration: false, cancellation); // the fence around the audit stands before anybody can write
            await Console.Error.WriteLineAsync(OperationWords.Say("move.done", rows, tables, source.DataFolder));
            return ExitCode.Done;

            async Task MoveAsync(IEnumerable<IModuleStore> beside)
            {
                var copies = new List<IStoreCopy>();
                try
                {
                    foreach (var store in beside)
                    {
                        copies.Add(await store.CopyAsync(source, target, Tell, cancellation));
                    }

                    // What modules keep beside it first: a call that was cut between the two may be repeated, for they take the same rows twice.
                    var rounded = await DatabaseMove.MoveAsync(left, right, Tell, cancellation, async stop =>
                    {
                        foreach (var copy in copies)
                        {
                            await copy.KeepAsync(stop);
                        }
                    });
                    foreach (var column in rounded)
                    {
                        await Console.Error.WriteLineAsync(OperationWords.Say("move.rounded", column.Table, column.Column, column.Rows));
                    }
                }
                finally
                {
                    foreach (var copy in copies)
                    {
                        await copy.DisposeAsync();
                    }
                }
            }
        });
        return command;
    }

    private static Command BackUp(CommandHost host)
    {
        var file = new Argument<string>("FILE") { Description = "The archive to write (.zip); must not exist." };
        var command = new Command("backup", "Backs the embedded database and its files up, also beside a running server.") { file, host.Data };
        command.SetAction(async (call, cancellation) =>
        {
            await using var parts = host.Parts();
            var manifest = await Backup.WriteAsync(
                DatabaseSettings.FromEnvironment(call.GetValue(host.Data)), Path.GetFullPath(call.GetValue(file)!), TimeProvider.System, cancellation,
                parts.GetServices<IModuleStore>());
            await Console.Out.WriteLineAsync($"{manifest.DatabaseSha256}\t{manifest.Files}");
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Restore(CommandHost host)
    {
        var file = new Argument<string>("FILE") { Description = "The archive that backup wrote." };
        var replace = new Option<bool>("--replace") { Description = "Move an existing database aside instead of refusing." };
        var broken = new Option<bool>("--accept-broken-files") { Description = "Restore although stored files are missing or changed, and name them." };
        var command = new Command("restore", "Restores a backup into the data folder after checking it; the server must not run.") { file, replace, broken, host.Data };
        command.SetAction(async (call, cancellation) =>
        {
            var path = Path.GetFullPath(call.GetValue(file)!);
            if (!File.Exists(path))
            {
                throw new CommandFault(OperationWords.Say("restore.no-file", path));
            }

            await using var parts = host.Parts();
            var manifest = await Backup.RestoreAsync(
                path, DatabaseSettings.FromEnvironment(call.GetValue(host.Data)).DataFolder, call.GetValue(replace), TimeProvider.System, cancellation,
                parts.GetServices<IModuleStore>(), call.GetValue(broken) ? Console.Error.WriteLine : null);
            await Console.Out.WriteLineAsync($"{manifest.DatabaseSha256}\t{manifest.Files}");
            return ExitCode.Done;
        });
        return command;
    }
}
