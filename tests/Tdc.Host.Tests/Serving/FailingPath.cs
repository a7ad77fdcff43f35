using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Platform.Identity;

namespace Tdc.Host.Tests.Serving;

/// <summary>Makes one address fail from inside, as a bug would.</summary>
internal sealed class FailingPath(TimeProvider clock) : IAuthorizationMiddlewareResultHandler
{
    public const string Path = "/tai-khoan/mat-khau";

    public Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult) =>
        throw new InvalidOperationException($"broken at {clock.GetUtcNow():O} for {Asker.Of(context.User).Name}");
}

internal static class FailingPathServices
{
    public static void AddSingletonFilterThatFails(this IServiceCollection services) =>
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, FailingPath>();
}
