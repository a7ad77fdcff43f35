using Tdc.Platform.Organisations;

namespace Tdc.Platform.Identity;

/// <summary>An account that is to be opened.</summary>
public sealed record NewAccount
{
    /// <summary>E-mail, which is also the name to sign in with.</summary>
    public required string Email { get; init; }

    /// <summary>Name as colleagues see it.</summary>
    public required string DisplayName { get; init; }

    /// <summary><c>vi</c> or <c>en</c>.</summary>
    public string Language { get; init; } = "vi";

    /// <summary>The password; <see langword="null"/> invites the person by mail to choose one.</summary>
    public string? Password { get; init; }

    /// <summary>Whether it belongs to demonstration data.</summary>
    public bool IsDemonstration { get; init; }

    /// <summary>The roles to begin with.</summary>
    public IReadOnlyList<NewRole> Roles { get; init; } = [];
}

/// <summary>A role that is to be held.</summary>
/// <param name="Role">What the person does.</param>
/// <param name="Unit">In which unit.</param>
/// <param name="From">First day; <see langword="null"/> for today.</param>
/// <param name="To">Last day; <see langword="null"/> for no end.</param>
public sealed record NewRole(Role Role, LineageId Unit, DateOnly? From = null, DateOnly? To = null);
