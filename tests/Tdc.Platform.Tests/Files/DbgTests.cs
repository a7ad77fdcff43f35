using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Platform.Files;
using Tdc.Platform.Storage;
using Tdc.Platform.Tests.Durable;
using Tdc.Testing;
namespace Tdc.Platform.Tests.Files;
public class DbgTests {
 [Fact] public async Task X() {
  await using var app = await TestApp.StartAsync(configure: s => s.AddScoped<IFileAccess, A>());
  using var v = await app.SignInAsync();
  using var r = await v.Client.GetAsync(new Uri("/tep/"+Guid.AllBitsSet, UriKind.Relative));
  var all = string.Join("\n", v.Cookies.GetAllCookies().Select(c=>c.ToString()));
  Assert.Fail(log + "\n" + r + "\n" + all);
 }
 private static string log="";
 private sealed class A(Microsoft.AspNetCore.Http.IHttpContextAccessor h) : IFileAccess { public async Task<bool> MayReadAsync(FileId f, Tdc.Platform.Identity.Asker a, CancellationToken c) { log += f + " " + a; var x = h.HttpContext!; var r = await Microsoft.AspNetCore.Authentication.AuthenticationHttpContextExtensions.AuthenticateAsync(x); log += "\nUSER " + x.User.Identity?.IsAuthenticated + " cookies=" + x.Request.Headers.Cookie.Count + " auth=" + r.Succeeded + r.Failure + r.None; return true;} }
}
