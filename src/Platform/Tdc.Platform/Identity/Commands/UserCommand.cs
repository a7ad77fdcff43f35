using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Platform.Commands;
using Tdc.Platform.Organisations;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;

namespace Tdc.Platform.Identity;

/// <summary><c>tdc user</c>: accounts of persons.</summary>
internal sealed class UserCommand : ICommandPart
{
    public IEnumerable<Command> Build(ICommandHost host) =>
        [new Command("user", "Accounts of persons.") { Create(host), List(host), Deactivate(host), AddRole(host) }];

    private static Command Create(ICommandHost host)
    {
        var email = IdentityCommands.Required("--email", "E-mail, which is also the name to sign in with.", "E");
        var (role, organisation) = (RoleOption(), OrganisationOption());
        var name = new Option<string?>("--name") { Description = "Name as colleagues see it; without it, the e-mail.", HelpName = "NAME" };
        var language = new Option<string>("--language") { Description = "Language of letters.", DefaultValueFactory = _ => "vi", HelpName = "vi|en" };
        var command = new Command("create", "Makes an account; the password is read from standard input.") { email, role, organisation, name, language, host.Data };
        command.SetAction((call, cancellation) => host.WithDatabaseAsync(call, async (services, token) =>
        {
            var held = ReadRole(call.GetValue(role));
            var unit = await IdentityCommands.UnitAsync(services, call.GetValue(organisation)!, token);
            if (!Console.IsInputRedirected)
            {
                await Console.Error.WriteAsync("Password: ");
            }

            var password = await Console.In.ReadLineAsync(token);
            if (string.IsNullOrEmpty(password))
            {
                throw new CommandFault("the password is read from standard input, and there was none");
            }

            var address = call.GetValue(email)!;
            var opened = await services.GetRequiredService<AccountRegister>().OpenAsync(
                new NewAccount
                {
                    Email = address,
                    DisplayName = call.GetValue(name) ?? address,
                    Language = call.GetValue(language)!,
                    Password = password,
                    Roles = [new NewRole(held, unit.Lineage)],
                },
                Asker.System,
                token);
            if (!opened.TryGet(out var user, out var refusal))
            {
                return await IdentityCommands.RefuseAsync(services, refusal);
            }

            await Console.Error.WriteLineAsync($"made {user.Email}: {RoleNames.Of(held)} in {unit.Code}");
            return ExitCode.Done;
        }, cancellation));
        return command;
    }

    private static Command AddRole(ICommandHost host)
    {
        var email = IdentityCommands.Required("--email", "The person's e-mail.", "E");
        var (role, organisation) = (RoleOption(), OrganisationOption());
        var command = new Command("add-role", "Gives a person a further role in a unit, from today on.") { email, role, organisation, host.Data };
        command.SetAction((call, cancellation) => host.WithDatabaseAsync(call, async (services, token) =>
        {
            var held = ReadRole(call.GetValue(role));
            var unit = await IdentityCommands.UnitAsync(services, call.GetValue(organisation)!, token);
            var id = await FindAsync(services, call.GetValue(email)!, token);
            var given = await services.GetRequiredService<RoleRegister>().GiveAsync(id, new NewRole(held, unit.Lineage), Asker.System, token);
            return given.TryGet(out _, out var refusal) ? ExitCode.Done : await IdentityCommands.RefuseAsync(services, refusal);
        }, cancellation));
        return command;
    }

    private static Command Deactivate(ICommandHost host)
    {
        var email = IdentityCommands.Required("--email", "The person's e-mail.", "E");
        var command = new Command("deactivate", "Closes an account at once; its history stays.") { email, host.Data };
        command.SetAction((call, cancellation) => host.WithDatabaseAsync(call, async (services, token) =>
        {
            var id = await FindAsync(services, call.GetValue(email)!, token);
            var closed = await services.GetRequiredService<AccountRegister>().CloseAsync(id, Asker.System, token);
            return closed.TryGet(out _, out var refusal) ? ExitCode.Done : await IdentityCommands.RefuseAsync(services, refusal);
        }, cancellation));
        return command;
    }

    private static Command List(ICommandHost host)
    {
        var json = new Option<bool>("--json") { Description = "As JSON." };
        var command = new Command("list", "Lists accounts with the roles held today.") { json, host.Data };
        command.SetAction((call, cancellation) => host.WithDatabaseAsync(call, async (services, token) =>
        {
            var db = services.GetRequiredService<TdcDbContext>();
            var today = services.GetRequiredService<TimeProvider>().TodayInVietnam;
            var register = await services.GetRequiredService<OrganisationRegister>().NowAsync(token);
            var users = await db.Users.AsNoTracking().OrderBy(u => u.Email).ToListAsync(token);
            var roles = (await db.Set<UnitRole>().AsNoTracking().ToListAsync(token)).Where(r => r.HeldOn(today)).ToLookup(r => r.UserId);
            var rows = users.Select(u => new
            {
                u.Email,
                Name = u.DisplayName,
                Active = u.DeactivatedAt is null,
                Demonstration = u.IsDemonstration,
                Roles = roles[u.Id].Select(r => $"{RoleNames.Of(r.Role)}@{register.OfLineage(r.Unit, today).Code}").ToList(),
            }).ToList();
            if (call.GetValue(json))
            {
                await IdentityCommands.PrintJsonAsync(rows);
            }
            else
            {
                foreach (var row in rows)
                {
                    await Console.Out.WriteLineAsync(string.Join('\t', row.Email, row.Active ? "active" : "closed", string.Join(' ', row.Roles), row.Name));
                }
            }

            return ExitCode.Done;
        }, cancellation));
        return command;
    }

    private static Option<string> RoleOption() => IdentityCommands.Required("--role", "One of: " + string.Join(", ", RoleNames.All) + ".", "ROLE");

    private static Option<string> OrganisationOption() => IdentityCommands.Required("--organisation", "Code of the unit, such as SKHCN.", "CODE");

    private static Role ReadRole(string? name) =>
        RoleNames.TryRead(name, out var role) ? role : throw new CommandFault($"{name} is no role; roles are {string.Join(", ", RoleNames.All)}");

    private static async Task<Guid> FindAsync(IServiceProvider services, string email, CancellationToken cancellation)
    {
        var wanted = email.Trim().ToUpperInvariant();
        var id = await services.GetRequiredService<TdcDbContext>().Users.Where(u => u.NormalizedEmail == wanted).Select(u => (Guid?)u.Id).SingleOrDefaultAsync(cancellation);
        return id ?? throw new CommandFault($"nobody has the e-mail {email}");
    }
}
