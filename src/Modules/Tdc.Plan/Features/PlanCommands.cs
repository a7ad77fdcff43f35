using System.CommandLine;
using Tdc.Plan.Features.ImportPlan;
using Tdc.Platform.Commands;

namespace Tdc.Plan.Features;

/// <summary>The commands <c>tdc plan …</c>.</summary>
internal sealed class PlanCommands : ICommandPart
{
    public IEnumerable<Command> Build(ICommandHost host)
    {
        yield return new Command("plan", "Works on plans.") { PlanImportCommand.Build(host) };
    }
}
