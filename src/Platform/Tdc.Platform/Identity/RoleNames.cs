namespace Tdc.Platform.Identity;

/// <summary>Roles as commands, files and the API write them: one lower-case English word.</summary>
public static class RoleNames
{
    /// <summary>All names.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Enum.GetValues<Role>().Select(Of)];

    /// <summary>The name of a role.</summary>
    public static string Of(Role role) => role.ToString().ToLowerInvariant();

    /// <summary>Reads a name.</summary>
    public static bool TryRead(string? name, out Role role)
    {
        role = default;
        return name is { Length: > 0 } && char.IsLetter(name[0]) && Enum.TryParse(name, ignoreCase: true, out role) && Enum.IsDefined(role);
    }
}
