using Microsoft.Extensions.DependencyInjection;

namespace Tdc.Platform.Identity;

/// <summary>A scope that some endpoint asks for.</summary>
/// <param name="Name">The scope, such as <c>plan:read</c>.</param>
/// <param name="PurposeVi">What it allows, in Vietnamese.</param>
/// <param name="PurposeEn">What it allows, in English.</param>
public sealed record ApiScopeDefinition(string Name, string PurposeVi, string PurposeEn);

/// <summary>All scopes that the modules have declared: a key may hold no other, so that a misspelt one is told when it is made and not when it fails.</summary>
public sealed class ApiScopes
{
    /// <summary>Collects what the modules declared.</summary>
    /// <exception cref="InvalidOperationException">A scope is misshapen or declared twice.</exception>
    public ApiScopes(IEnumerable<ApiScopeDefinition> declared)
    {
        All = [.. declared.OrderBy(s => s.Name, StringComparer.Ordinal)];
        if (All.FirstOrDefault(s => !ApiScope.IsWellFormed(s.Name)) is { } bad)
        {
            throw new InvalidOperationException($"The scope {bad.Name} is misshapen.");
        }

        if (All.GroupBy(s => s.Name).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            throw new InvalidOperationException($"The scope {twice.Key} is declared twice.");
        }
    }

    /// <summary>The scopes in the order of their names.</summary>
    public IReadOnlyList<ApiScopeDefinition> All { get; }

    /// <summary>Their names, separated by commas, for messages.</summary>
    public string Names => string.Join(", ", All.Select(s => s.Name));

    /// <summary>Whether a key may hold a scope: one of them, or a wider one that covers some (<c>plan</c>).</summary>
    public bool Knows(string scope) => All.Any(s => ApiScope.Covers(scope, s.Name));
}

/// <summary>How a module declares its scopes.</summary>
public static class ApiScopeServices
{
    /// <summary>Declares a scope that endpoints of the module ask for.</summary>
    public static IServiceCollection AddApiScope(this IServiceCollection services, string name, string purposeVi, string purposeEn) =>
        services.AddSingleton(new ApiScopeDefinition(name, purposeVi, purposeEn));
}
