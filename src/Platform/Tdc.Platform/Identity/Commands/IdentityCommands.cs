using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Tdc.Platform.Commands;
using Tdc.Platform.Organisations;
using Tdc.Platform.Outcomes;
using Tdc.Platform.Time;

namespace Tdc.Platform.Identity;

/// <summary>What the commands of accounts and keys have in common.</summary>
internal static class IdentityCommands
{
    private static readonly JsonSerializerOptions json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
    };

    public static Option<string> Required(string name, string description, string help) =>
        new(name) { Description = description, HelpName = help, Required = true };

    /// <summary>The unit that bears a code today.</summary>
    /// <exception cref="CommandFault">No unit bears it.</exception>
    public static async Task<Organisation> UnitAsync(IServiceProvider services, string code, CancellationToken cancellation)
    {
        var today = services.GetRequiredService<TimeProvider>().TodayInVietnam;
        var register = await services.GetRequiredService<OrganisationRegister>().NowAsync(cancellation);
        return register.ByCode(code.Trim(), today) ?? throw new CommandFault($"no unit bears the code {code} today");
    }

    /// <summary>Says no: 1 when somebody was first, 2 when the input is wrong.</summary>
    public static async Task<int> RefuseAsync(IServiceProvider services, Refusal refusal)
    {
        var text = services.GetRequiredService<IStringLocalizer<IdentityText>>();
        await Console.Error.WriteLineAsync("tdc: " + refusal.Message(text));
        return refusal.Kind == RefusalKind.Conflict ? ExitCode.No : ExitCode.Wrong;
    }

    public static Task PrintJsonAsync<T>(T value) => Console.Out.WriteLineAsync(JsonSerializer.Serialize(value, json));
}
