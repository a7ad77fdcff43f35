using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Tdc.Platform.Events;
using Tdc.Platform.Navigation;
using Tdc.Platform.Notices;
using Tdc.Platform.Storage;

namespace Tdc.Platform.Identity;

/// <summary>Writes the letters about accounts, in the language of the person; the link is made here and stands nowhere else.</summary>
internal sealed class AccountLetters(TdcDbContext db, AccountLinks links, SiteAddress site, IStringLocalizer<IdentityText> text, TimeProvider clock)
    : IEventHandler<AccountLetterWanted>
{
    public async Task HandleAsync(Guid id, AccountLetterWanted happened, CancellationToken cancellation)
    {
        var once = $"account-letter {id}";
        var user = await db.Users.AsNoTracking().SingleOrDefaultAsync(u => u.Id == happened.UserId && u.DeactivatedAt == null, cancellation);
        if (user is null || await db.Set<Mail>().AnyAsync(m => m.OnceKey == once, cancellation))
        {
            return;
        }

        var spoken = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(user.Language == "en" ? "en-GB" : "vi-VN");
        try
        {
            var address = happened.Kind == AccountLetter.PasswordChanged
                ? site.Of("/quen-mat-khau", user.Language)
                : site.Of(links.PathOf(user, happened.Kind), user.Language);
            var kind = $"letter.{happened.Kind}";
            db.AddMail(clock, user.Email!, text[kind + ".subject"], text[kind + ".body", user.DisplayName, address], "id.letter", onceKey: once);
        }
        finally
        {
            CultureInfo.CurrentUICulture = spoken;
        }

        await db.SaveChangesAsync(cancellation);
    }
}
