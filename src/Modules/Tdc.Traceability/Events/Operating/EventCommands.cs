using System.CommandLine;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Tdc.Epcis.Validation;
using Tdc.Platform.Commands;
using Tdc.Platform.Organisations;
using Tdc.Platform.Time;

namespace Tdc.Traceability.Events.Operating;

/// <summary>The commands <c>tdc events …</c> of the operator.</summary>
internal sealed class EventCommands : ICommandPart
{
    private static readonly JsonSerializerOptions json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <inheritdoc/>
    public IEnumerable<Command> Build(ICommandHost host)
    {
        yield return new Command("events", "Works on the store of EPCIS events.") { Capture(host), Distribute(host) };
    }

    private static Command Capture(ICommandHost host)
    {
        var files = new Argument<string[]>("FILE") { Description = "EPCIS documents, JSON or XML.", Arity = ArgumentArity.OneOrMore };
        var organisation = new Option<string>("--organisation") { Description = "Code of the unit in whose name they are captured.", Required = true, HelpName = "CODE" };
        var proceed = new Option<bool>("--proceed") { Description = "Store the valid events of a document that has others too." };
        var command = new Command(
            "capture", "Captures documents, one after the other; prints a JSON line for each when it is on disk. Exit code 1 when one was not stored whole.")
        {
            files, organisation, proceed, host.Data,
        };
        command.SetAction((call, cancellation) => host.WithDatabaseAsync(
            call,
            async (services, stop) =>
            {
                var owner = await OwnerAsync(services, call.GetValue(organisation)!, stop);
                var whole = true;
                foreach (var file in call.GetValue(files)!)
                {
                    whole &= await CaptureAsync(services, file, owner, !call.GetValue(proceed), stop);
                }

                return whole ? ExitCode.Done : ExitCode.No;
            },
            cancellation));
        return command;
    }

    private static Command Distribute(ICommandHost host)
    {
        var print = new Option<bool>("--print") { Description = "Only print the statements." };
        var command = new Command(
            "distribute", $"Spreads the event store over a Citus cluster whose coordinator {EventSettings.Variable} (else TDC_POSTGRES) names; safe to repeat.")
        {
            print, host.Data,
        };
        command.SetAction(async (call, cancellation) =>
        {
            if (call.GetValue(print))
            {
                await Console.Out.WriteAsync(EventSql.Read("citus-distribute.sql"));
                return ExitCode.Done;
            }

            return await host.WithDatabaseAsync(call, DistributeAsync, cancellation);
        });
        return command;
    }

    private static async Task<int> DistributeAsync(IServiceProvider services, CancellationToken cancellation)
    {
        if (services.GetRequiredService<EventSettings>().Postgres is not { } coordinator)
        {
            throw new CommandFault($"The events are in an embedded file. Set TDC_POSTGRES, and {EventSettings.Variable} if the coordinator is another server.");
        }

        await using var connection = new NpgsqlConnection(coordinator);
        await connection.OpenAsync(cancellation);
        await using var known = new NpgsqlCommand("SELECT EXISTS (SELECT 1 FROM pg_extension WHERE extname = 'citus')", connection);
        if (await known.ExecuteScalarAsync(cancellation) is not true)
        {
            throw new CommandFault("The server has no extension citus in this database; run CREATE EXTENSION citus on coordinator and workers first.");
        }

        await using var distribute = new NpgsqlCommand(EventSql.Read("citus-distribute.sql"), connection) { CommandTimeout = 0 };
        await distribute.ExecuteNonQueryAsync(cancellation);
        return ExitCode.Done;
    }

    private static async Task<LineageId> OwnerAsync(IServiceProvider services, string code, CancellationToken cancellation)
    {
        var register = await services.GetRequiredService<OrganisationRegister>().NowAsync(cancellation);
        return register.ByCode(code, services.GetRequiredService<TimeProvider>().TodayInVietnam)?.Lineage
            ?? throw new CommandFault($"No unit bears the code {code} today.");
    }

    private static async Task<bool> CaptureAsync(IServiceProvider services, string file, LineageId owner, bool rollback, CancellationToken cancellation)
    {
        await using var document = Open(file);
        var outcome = await services.GetRequiredService<IEventCapture>().CaptureAsync(
            new CaptureRequest
            {
                Capture = Guid.CreateVersion7(services.GetRequiredService<TimeProvider>().GetUtcNow()),
                Owner = owner,
                Document = document,
                Rollback = rollback,
            },
            cancellation);
        foreach (var finding in outcome.Findings.Where(f => f.Severity == Severity.Error))
        {
            await Console.Error.WriteLineAsync($"{file}\t{finding.JsonPointer}\t{finding.Code}\t{finding.Message(CultureInfo.CurrentUICulture)}");
        }

        await Console.Out.WriteLineAsync(JsonSerializer.Serialize(
            new
            {
                file,
                success = outcome.IsSuccess,
                outcome.Read,
                outcome.Stored,
                outcome.Repeated,
                outcome.Conflicts,
                outcome.Refused,
                first = outcome.FirstPosition,
                last = outcome.LastPosition,
            },
            json));
        await Console.Out.FlushAsync(cancellation);
        return outcome.IsSuccess;
    }

    private static FileStream Open(string file)
    {
        try
        {
            return File.OpenRead(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandFault(e.Message, e);
        }
    }
}
