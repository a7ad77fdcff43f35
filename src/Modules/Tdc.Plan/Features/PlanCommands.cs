using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Plan.Features.ExpandPlan;
using Tdc.Plan.Features.ImportPlan;
using Tdc.Platform.Commands;
using Tdc.Platform.Identity;

namespace Tdc.Plan.Features;

/// <summary>The commands <c>tdc plan …</c>.</summary>
internal sealed class PlanCommands : ICommandPart
{
    private static readonly JsonSerializerOptions json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public IEnumerable<Command> Build(ICommandHost host)
    {
        yield return new Command("plan", "Works on plans.") { PlanImportCommand.Build(host), ExpandPlanCommand.Build(host) };
    }

    /// <summary>A handler with the rights of the program itself.</summary>
    internal static THandler AsSystem<THandler>(IServiceProvider services) => ActivatorUtilities.CreateInstance<THandler>(
        services, ActivatorUtilities.CreateInstance<PlanAccess>(services, Asker.System));

    internal static string Json<T>(T value) => JsonSerializer.Serialize(value, json);
}
