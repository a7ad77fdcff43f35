using Microsoft.EntityFrameworkCore;
using Tdc.Platform.Organisations;
using Tdc.Platform.Pages;
using Tdc.Platform.Storage;
using Tdc.Platform.Text;
using Tdc.Platform.Time;

namespace Tdc.Platform.Identity;

/// <summary>Where an account stands.</summary>
public enum AccountState
{
    /// <summary>Can sign in.</summary>
    Active,

    /// <summary>Has not yet chosen a password.</summary>
    Invited,

    /// <summary>Closed.</summary>
    Closed,
}

/// <summary>Which accounts are wanted.</summary>
/// <param name="Words">Words of name, e-mail or unit, with or without marks.</param>
/// <param name="Role">A role held today.</param>
/// <param name="State">Where it stands.</param>
public sealed record AccountFilter(string? Words = null, Role? Role = null, AccountState? State = null);

/// <summary>A role of an account in a list.</summary>
/// <param name="Role">The role.</param>
/// <param name="Unit">The unit.</param>
/// <param name="UnitName">Its name today.</param>
/// <param name="Delegated">Whether it was passed on during an absence.</param>
public sealed record AccountRole(Role Role, LineageId Unit, string UnitName, bool Delegated);

/// <summary>An account in a list.</summary>
/// <param name="Id">The account.</param>
/// <param name="Name">Name as colleagues see it.</param>
/// <param name="Email">E-mail.</param>
/// <param name="State">Where it stands.</param>
/// <param name="LastSignInAt">When the person last came.</param>
/// <param name="Roles">Roles held today.</param>
public sealed record AccountRow(Guid Id, string Name, string Email, AccountState State, DateTimeOffset? LastSignInAt, IReadOnlyList<AccountRole> Roles);

/// <summary>Lists accounts for the administrator.</summary>
public sealed class AccountList(TdcDbContext db, OrganisationRegister register, TimeProvider clock)
{
    /// <summary>How many match.</summary>
    public async Task<int> CountAsync(AccountFilter filter, CancellationToken cancellation) => await (await FilterAsync(filter, cancellation)).CountAsync(cancellation);

    /// <summary>A page in order of names.</summary>
    public async Task<IReadOnlyList<AccountRow>> PageAsync(AccountFilter filter, int page, int size, CancellationToken cancellation) =>
        await RowsAsync((await FilterAsync(filter, cancellation)).OrderBy(u => u.Search).ThenBy(u => u.Id).Skip((page - 1) * size).Take(size), cancellation);

    /// <summary>Some after an account, in order of opening.</summary>
    public async Task<IReadOnlyList<AccountRow>> AfterAsync(AccountFilter filter, Guid? after, int limit, CancellationToken cancellation)
    {
        var users = await FilterAsync(filter, cancellation);
        if (after is { } id)
        {
            users = users.Where(u => u.Id.CompareTo(id) > 0);
        }

        return await RowsAsync(users.OrderBy(u => u.Id).Take(limit), cancellation);
    }

    /// <summary>One account; <see langword="null"/> when there is none.</summary>
    public async Task<AccountRow?> FindAsync(Guid id, CancellationToken cancellation) =>
        await RowsAsync(db.Users.AsNoTracking().Where(u => u.Id == id), cancellation) is [var row, ..] ? row : null;

    private async Task<IQueryable<TdcUser>> FilterAsync(AccountFilter filter, CancellationToken cancellation)
    {
        var users = db.Users.AsNoTracking();
        var today = clock.TodayInVietnam;
        if (!string.IsNullOrWhiteSpace(filter.Words))
        {
            var units = (await register.NowAsync(cancellation)).Search(filter.Words).Select(u => u.Lineage).Distinct().Take(50).ToList();
            var inUnits = db.Set<UnitRole>().Where(r => units.Contains(r.Unit)).Select(r => r.UserId);
            var named = users;
            foreach (var word in VietnameseText.Fold(filter.Words).Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(6))
            {
                named = named.Where(u => u.Search.Contains(word));
            }

            var ids = named.Select(u => u.Id);
            users = users.Where(u => ids.Contains(u.Id) || inUnits.Contains(u.Id));
        }

        if (filter.Role is { } role)
        {
            users = users.Where(u => db.Set<UnitRole>().Any(r =>
                r.UserId == u.Id && r.Role == role && r.ValidFrom <= today && (r.ValidTo == null || r.ValidTo >= today)));
        }

        return filter.State switch
        {
            AccountState.Active => users.Where(u => u.DeactivatedAt == null && u.PasswordHash != null),
            AccountState.Invited => users.Where(u => u.DeactivatedAt == null && u.PasswordHash == null),
            AccountState.Closed => users.Where(u => u.DeactivatedAt != null),
            _ => users,
        };
    }

    private async Task<IReadOnlyList<AccountRow>> RowsAsync(IQueryable<TdcUser> users, CancellationToken cancellation)
    {
        var found = await users
            .Select(u => new { u.Id, u.DisplayName, u.Email, u.DeactivatedAt, Invited = u.PasswordHash == null, u.LastSignInAt }).ToListAsync(cancellation);
        var ids = found.Select(u => u.Id).ToList();
        var today = clock.TodayInVietnam;
        var roles = await db.Set<UnitRole>().AsNoTracking()
            .Where(r => ids.Contains(r.UserId) && r.ValidFrom <= today && (r.ValidTo == null || r.ValidTo >= today)).OrderBy(r => r.Id).ToListAsync(cancellation);
        var snapshot = await register.NowAsync(cancellation);
        var byUser = roles.ToLookup(r => r.UserId, r =>
        {
            var unit = snapshot.Knows(r.Unit) ? snapshot.OfLineage(r.Unit, today) : null;
            return new AccountRole(r.Role, r.Unit, unit is null ? "" : Display.InEnglish ? unit.NameEn : unit.NameVi, r.DelegatedBy is not null);
        });
        return [.. found.Select(u => new AccountRow(
            u.Id,
            u.DisplayName,
            u.Email ?? "",
            u.DeactivatedAt is not null ? AccountState.Closed : u.Invited ? AccountState.Invited : AccountState.Active,
            u.LastSignInAt,
            [.. byUser[u.Id]]))];
    }
}
