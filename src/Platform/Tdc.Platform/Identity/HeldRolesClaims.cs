using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;

namespace Tdc.Platform.Identity;

/// <summary>Puts the roles that a signed-in person holds today onto the principal, freshly at each request.</summary>
internal sealed class HeldRolesClaims(TdcDbContext db, TimeProvider clock) : IClaimsTransformation
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
            .Select(u => new { u.DisplayName, u.DeactivatedAt }).SingleOrDefaultAsync();
        var identity = new ClaimsIdentity();
        identity.AddClaim(new Claim(Marker, "1"));
        if (person is { DeactivatedAt: null })
        {
            var roles = await db.Set<UnitRole>().AsNoTracking()
                .Where(r => r.UserId == userId && r.ValidFrom <= today && (r.ValidTo == null || r.ValidTo >= today))
                .OrderBy(r => r.DelegatedBy == null ? 0 : 1).ThenBy(r => r.Id)
                .Select(r => new { r.Role, r.Unit }).ToListAsync();
            identity.AddClaims(roles.Select(r => new Claim(Asker.RoleClaim, $"{r.Role}@{r.Unit.Value}")));
        }

        var result = principal.Clone();
        result.AddIdentity(identity);
        return result;
    }
}
