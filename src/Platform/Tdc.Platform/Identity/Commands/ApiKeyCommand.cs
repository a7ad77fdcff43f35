using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Platform.Commands;
using Tdc.Platform.Organisations;
using Tdc.Platform.Time;

namespace Tdc.Platform.Identity;

/// <summary><c>tdc apikey</c>: keys of machines.</summary>
internal sealed class ApiKeyCommand : ICommandPart
{
    public IEnumerable<Command> Build(ICommandHost host) => [new Command("apikey", "API keys of machines.") { Create(host), List(host), Revoke(host) }];

    private static Command Create(ICommandHost host)
    {
        var name = IdentityCommands.Required("--name", "What people call the key.", "NAME");
        var organisation = IdentityCommands.Required("--organisation", "Code of the unit that it acts for, such as SKHCN.", "CODE");
        var scope = IdentityCommands.Required("--scope", "What it may do, such as plan:read; several are separated by commas.", "SCOPE[,SCOPE]");
        var days = new Option<int?>("--days") { Description = "Days until it expires; without it, never.", HelpName = "N" };
        var command = new Command("create", "Makes a key and prints it alone; it is not shown again.") { name, organisation, scope, days, host.Data };
        command.SetAction((call, cancellation) => host.WithDatabaseAsync(call, async (services, token) =>
        {
            var unit = await IdentityCommands.UnitAsync(services, call.GetValue(organisation)!, token);
            var scopes = call.GetValue(scope)!.Split(',', StringSplitOptions.TrimEntries);
            var clock = services.GetRequiredService<TimeProvider>();
            var expires = call.GetValue(days) is { } count ? clock.GetUtcNow().AddDays(count) : (DateTimeOffset?)null;
            var made = await services.GetRequiredService<ApiKeyRegister>().MakeAsync(call.GetValue(name)!, unit.Lineage, scopes, expires, Asker.System, token);
            if (!made.TryGet(out var key, out var refusal))
            {
                return await IdentityCommands.RefuseAsync(services, refusal);
            }

            await Console.Out.WriteLineAsync(key.Key);
            return ExitCode.Done;
        }, cancellation));
        return command;
    }

    private static Command List(ICommandHost host)
    {
        var json = new Option<bool>("--json") { Description = "As JSON." };
        var command = new Command("list", "Lists the keys, newest first; the keys themselves are not stored.") { json, host.Data };
        command.SetAction((call, cancellation) => host.WithDatabaseAsync(call, async (services, token) =>
        {
            var today = services.GetRequiredService<TimeProvider>().TodayInVietnam;
            var register = await services.GetRequiredService<OrganisationRegister>().NowAsync(token);
            var rows = (await services.GetRequiredService<ApiKeyRegister>().ListAsync(token)).Select(k => new
            {
                Id = k.Id.Value,
                k.Name,
                k.Prefix,
                Organisation = register.OfLineage(k.Unit, today).Code,
                Scopes = k.Scopes.Split(' '),
                k.CreatedAt,
                k.LastUsedAt,
                k.ExpiresAt,
                k.RevokedAt,
            }).ToList();
            if (call.GetValue(json))
            {
                await IdentityCommands.PrintJsonAsync(rows);
            }
            else
            {
                foreach (var row in rows)
                {
                    await Console.Out.WriteLineAsync(string.Join(
                        '\t', row.Id, row.Prefix + "…", row.Organisation, string.Join(',', row.Scopes), row.RevokedAt is null ? "active" : "revoked", row.Name));
                }
            }

            return ExitCode.Done;
        }, cancellation));
        return command;
    }

    private static Command Revoke(ICommandHost host)
    {
        var id = new Argument<string>("ID") { Description = "The key's id, as the list shows it, or the first letters of the key." };
        var command = new Command("revoke", "Revokes a key; it is refused from the next request on.") { id, host.Data };
        command.SetAction((call, cancellation) => host.WithDatabaseAsync(call, async (services, token) =>
        {
            var register = services.GetRequiredService<ApiKeyRegister>();
            var wanted = call.GetValue(id)!;
            var found = (await register.ListAsync(token)).Where(k =>
                k.Id.Value.ToString() == wanted || (wanted.Length >= 8 && wanted.StartsWith(k.Prefix, StringComparison.Ordinal))).ToList();
            if (found.Count != 1)
            {
                throw new CommandFault(found.Count == 0 ? $"there is no key {wanted}" : $"{wanted} fits several keys; give the id");
            }

            return (await register.RevokeAsync(found[0].Id, Asker.System, token)).IsYes ? ExitCode.Done : ExitCode.No;
        }, cancellation));
        return command;
    }
}
