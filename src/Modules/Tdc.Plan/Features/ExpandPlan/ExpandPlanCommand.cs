using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Tdc.Plan.Resources;
using Tdc.Platform.Commands;
using Tdc.Platform.Identity;
using Tdc.Platform.Outcomes;

namespace Tdc.Plan.Features.ExpandPlan;

/// <summary><c>tdc plan expand --year Y [--dry-run] [--json]</c>.</summary>
internal static class ExpandPlanCommand
{
    public static Command Build(ICommandHost host)
    {
        var year = new Option<int>("--year") { Description = "The year whose duties are made.", Required = true, HelpName = "Y" };
        var number = new Option<string?>("--plan") { Description = "Number of the plan's decision (default: the plan in force).", HelpName = "NUMBER" };
        var dryRun = new Option<bool>("--dry-run") { Description = "Say what would be made and store nothing." };
        var json = new Option<bool>("--json") { Description = "Answer as JSON." };
        var command = new Command("expand", "Makes the duties of a year: task × unit, once each.") { year, number, dryRun, json, host.Data };
        command.SetAction((call, cancellation) => host.WithDatabaseAsync(
            call,
            async (services, stop) =>
            {
                var handler = PlanCommands.AsSystem<ExpandPlanHandler>(services);
                var outcome = await handler.HandleAsync(call.GetValue(number), call.GetValue(year), call.GetValue(dryRun), stop);
                if (!outcome.TryGet(out var report, out var refusal))
                {
                    await Console.Error.WriteLineAsync("tdc: " + refusal.Message(services.GetRequiredService<IStringLocalizer<PlanText>>()));
                    return ExitCode.No;
                }

                await Console.Out.WriteLineAsync(call.GetValue(json) ? PlanCommands.Json(report) : InWords(report));
                return ExitCode.Done;
            },
            cancellation));
        return command;
    }

    private static string InWords(ExpansionReport report) => string.Join(Environment.NewLine,
        [
            $"{report.Plan}, {report.Year}, groups as of {report.AsOf:yyyy-MM-dd}: {report.Made} {(report.DryRun ? "to make" : "made")}, {report.Existing} there already",
            .. report.Blocks.Select(b => $"waits: {b.Task} {b.Reason} {b.Name}".TrimEnd()),
            .. report.Stranded > 0 ? [$"open duties of ended units: {report.Stranded}"] : Array.Empty<string>(),
        ]);
}
