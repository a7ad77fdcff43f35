using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;

namespace Tdc.Platform.Identity;

/// <summary>Puts the roles that a signed-in person holds today onto the principal, freshly at each request.</summary>
internal sealed class HeldRolesClaims(TdcDbContext db, TimeProvider clock, IOptions<IdentityOptions> options) : IClaimsTransformation
{
    private const string Marker = "tdc:roles-read";

    public async Task<ClaimsPrincipal> TransformAsync(ClaimsPrincipal principal)
    {
        if (principal.Identity?.IsAuthenticated != true || principal.HasClaim(c => c.Type == Marker)
            || !Guid.TryParse(principal.FindFirstValue(ClaimTypes.NameIdentifier), out var userId))
        {
            return principal;
        }

        var today = clock.TodayInVietnam;
        var person = await db.Users.AsNoTracking().Where(u => u.Id == userId)
            .Select(u => new { u.DisplayName, u.DeactivatedAt, u.SecurityStamp }).SingleOrDefaultAsync();
        var stamp = principal.FindFirstValue(options.Value.ClaimsIdentity.SecurityStampClaimType);
        if (person is not { DeactivatedAt: null } || (stamp is not null && stamp != person.SecurityStamp))
        {
            return new ClaimsPrincipal(new ClaimsIdentity()); // closed, or signed out everywhere: at once, not at the next renewal
        }

        var identity = new ClaimsIdentity();
        identity.AddClaim(new Claim(Marker, "1"));
        identity.AddClaim(new Claim(Asker.NameClaim, person.DisplayName));
        var roles = await db.Set<UnitRole>().AsNoTracking()
            .Where(r => r.UserId == userId && r.ValidFrom <= today && (r.ValidTo == null || r.ValidTo >= today))
            .OrderBy(r => r.DelegatedBy == null ? 0 : 1).ThenBy(r => r.Id)
            .Select(r => new { r.Role, r.Unit }).ToListAsync();
        identity.AddClaims(roles.Select(r => new Claim(Asker.RoleClaim, $"{r.Role}@{r.Unit.Value}")));

        var result = principal.Clone();
        result.AddIdentity(identity);
        return result;
    }
}
