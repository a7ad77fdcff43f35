using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Platform.Identity;

namespace Tdc.Testing;

/// <summary>Signs a test's visitor in without the sign-in page, which has tests of its own.</summary>
internal sealed class TestSignIn : IStartupFilter
{
    public const string Path = "/test-sign-in";

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Map(Path, branch => branch.Run(async http =>
        {
            var users = http.RequestServices.GetRequiredService<UserManager<TdcUser>>();
            var user = await users.FindByIdAsync(http.Request.Query["user"].ToString());
            await http.RequestServices.GetRequiredService<SignInManager<TdcUser>>().SignInAsync(user!, isPersistent: false);
            http.Response.StatusCode = StatusCodes.Status204NoContent;
        }));
        next(app);
    };
}
