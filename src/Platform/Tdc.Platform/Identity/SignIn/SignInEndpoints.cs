using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;

namespace Tdc.Platform.Identity;

/// <summary>Posts of the frame and of the passkey script that are not pages.</summary>
/// <remarks>They need no antiforgery token: the session cookie is <c>SameSite=Lax</c>, so another site's post comes without it.</remarks>
internal static class SignInEndpoints
{
    public static void MapSignIn(this IEndpointRouteBuilder app)
    {
        app.MapPost("/dang-xuat", async (HttpContext http, SignInManager<TdcUser> signIn) =>
        {
            await signIn.SignOutAsync();
            return Results.Redirect(http.Request.PathBase + "/dang-nhap", permanent: false, preserveMethod: false);
        }).ExcludeFromDescription();
        app.MapGet("/dang-xuat", (HttpContext http) => Results.Redirect(http.Request.PathBase + "/tai-khoan")).ExcludeFromDescription();
        app.MapGet("/quan-tri/tai-khoan/mau.xlsx", async (AccountImport import, CancellationToken cancellation) =>
            Results.File((await import.TemplateAsync(cancellation)).ToStream(), Documents.Workbook.ContentType, "tai-khoan.xlsx"))
            .RequireAuthorization(Policies.Administrator).ExcludeFromDescription();
        app.MapPost("/dang-nhap/khoa-thiet-bi", async (SignInManager<TdcUser> signIn) =>
            Results.Text(await signIn.MakePasskeyRequestOptionsAsync(null), "application/json")).ExcludeFromDescription();
        app.MapPost("/tai-khoan/khoa-thiet-bi/moi", async (Asker asker, UserManager<TdcUser> users, SignInManager<TdcUser> signIn) =>
        {
            var user = await users.FindByIdAsync(asker.UserId?.ToString() ?? "");
            return user is null
                ? Results.NotFound()
                : Results.Text(
                    await signIn.MakePasskeyCreationOptionsAsync(new() { Id = user.Id.ToString(), Name = user.Email!, DisplayName = user.DisplayName }),
                    "application/json");
        }).RequireAuthorization(Policies.Person).ExcludeFromDescription();
    }
}
