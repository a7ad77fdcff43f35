using System.Security.Claims;
using Tdc.Platform.Organisations;

namespace Tdc.Platform.Identity;

/// <summary>A role and the unit in which it is held.</summary>
public readonly record struct HeldRole(Role Role, LineageId Unit);

/// <summary>Who asks: a person with roles in units, a machine with a key, or nobody.</summary>
/// <remarks>Made from the request's principal; the roles are those of today, read by the claims step at each request.</remarks>
public sealed record Asker
{
    /// <summary>Claim type of a held role; the value is <c>Role@unit-uuid</c>.</summary>
    public const string RoleClaim = "tdc:role";

    /// <summary>Claim type of an API key's scope.</summary>
    public const string ScopeClaim = "tdc:scope";

    /// <summary>Claim type of an API key's unit.</summary>
    public const string UnitClaim = "tdc:unit";

    /// <summary>Claim type of the code that an API key's unit bears today.</summary>
    public const string UnitCodeClaim = "tdc:unit-code";

    /// <summary>Claim type of an API key's id.</summary>
    public const string KeyClaim = "tdc:key";

    /// <summary>Claim type of the name that colleagues see.</summary>
    public const string NameClaim = "tdc:name";

    /// <summary>Nobody: a visitor without sign-in.</summary>
    public static Asker Nobody { get; } = new();

    /// <summary>The program itself (jobs, seeds, command line).</summary>
    public static Asker System { get; } = new() { Name = "tdc" };

    /// <summary>The person, or <see langword="null"/>.</summary>
    public Guid? UserId { get; init; }

    /// <summary>The API key, or <see langword="null"/>.</summary>
    public ApiKeyId? KeyId { get; init; }

    /// <summary>Name shown in the frame and in the audit.</summary>
    public string Name { get; init; } = "";

    /// <summary>Roles held today.</summary>
    public IReadOnlyList<HeldRole> Roles { get; init; } = [];

    /// <summary>Scopes of the key.</summary>
    public IReadOnlyList<string> Scopes { get; init; } = [];

    /// <summary>The unit that the key acts for.</summary>
    public LineageId? KeyUnit { get; init; }

    /// <summary>The code that the key's unit bears today; empty without a key, and when the unit has ended.</summary>
    public string KeyUnitCode { get; init; } = "";

    /// <summary>Whether somebody is known.</summary>
    public bool IsKnown => UserId is not null || KeyId is not null;

    /// <summary>The units in which the asker holds a role, the key's unit included.</summary>
    public IEnumerable<LineageId> Units => Roles.Select(r => r.Unit).Concat(KeyUnit is { } unit ? [unit] : []).Distinct();

    /// <summary>The first unit of the asker: the one whose work the pages show by default.</summary>
    public LineageId? Unit => Units.Select(u => (LineageId?)u).FirstOrDefault();

    /// <summary>Whether a role is held in any unit.</summary>
    public bool Holds(Role role) => Roles.Any(r => r.Role == role);

    /// <summary>Whether a role is held in this unit.</summary>
    public bool Holds(Role role, LineageId unit) => Roles.Contains(new HeldRole(role, unit));

    /// <summary>Whether any of the roles is held in this unit.</summary>
    public bool HoldsAny(LineageId unit, params ReadOnlySpan<Role> roles)
    {
        foreach (var role in roles)
        {
            if (Holds(role, unit))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the key carries a scope, itself or a wider one: <c>plan</c> covers <c>plan:read</c> and <c>plan.read</c>.</summary>
    public bool HasScope(string scope) => Scopes.Any(s => ApiScope.Covers(s, scope));

    /// <summary>Reads a principal.</summary>
    public static Asker Of(ClaimsPrincipal? principal)
    {
        if (principal?.Identity?.IsAuthenticated != true)
        {
            return Nobody;
        }

        return new Asker
        {
            UserId = Guid.TryParse(principal.FindFirstValue(ClaimTypes.NameIdentifier), out var user) ? user : null,
            KeyId = Guid.TryParse(principal.FindFirstValue(KeyClaim), out var key) ? new ApiKeyId(key) : null,
            KeyUnit = Guid.TryParse(principal.FindFirstValue(UnitClaim), out var unit) ? new LineageId(unit) : null,
            KeyUnitCode = principal.FindFirstValue(UnitCodeClaim) ?? "",
            Name = principal.FindFirstValue(NameClaim) ?? principal.FindFirstValue(ClaimTypes.Name) ?? "",
            Scopes = [.. principal.FindAll(ScopeClaim).Select(c => c.Value)],
            Roles = [.. principal.FindAll(RoleClaim).Select(c => ReadRole(c.Value)).OfType<HeldRole>()],
        };
    }

    private static HeldRole? ReadRole(string value)
    {
        var at = value.IndexOf('@', StringComparison.Ordinal);
        return at > 0 && Enum.TryParse<Role>(value.AsSpan(0, at), out var role) && Guid.TryParse(value.AsSpan(at + 1), out var unit)
            ? new HeldRole(role, new LineageId(unit))
            : null;
    }
}
