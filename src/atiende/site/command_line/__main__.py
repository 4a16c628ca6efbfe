from atiende.site.command_line.entrance import main

main()
